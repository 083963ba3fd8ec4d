import { type Postgres, type PostgresOptions, startPostgres } from "./postgres.ts";

const attempts = 6;

/**
 * Like {@linkcode startPostgres}, but a server that ends although nobody stopped it is started again on the same
 * port. `ended` resolves when it was stopped or could not be brought back.
 */
export async function startSupervisedPostgres(options: PostgresOptions): Promise<Postgres> {
  let current = await startPostgres(options);
  const { url, adminUrl, port } = current;
  let stopping = false;

  async function watch(): Promise<void> {
    while (true) {
      await current.ended;
      if (stopping) return;
      console.error("Postgres ended unexpectedly and is started again");
      const next = await startAgain();
      if (!next) return;
      current = next;
    }
  }

  async function startAgain(): Promise<Postgres | undefined> {
    for (let attempt = 1; attempt <= attempts && !stopping; attempt++) {
      try {
        return await startPostgres({ ...options, port });
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        await new Promise((resolve) => setTimeout(resolve, 250 * attempt));
      }
    }
    return undefined;
  }

  const ended = watch();
  return {
    url,
    adminUrl,
    port,
    ended,
    async stop() {
      stopping = true;
      await current.stop();
      await ended;
    },
  };
}
