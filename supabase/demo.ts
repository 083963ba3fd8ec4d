/** The logins of the demo clinic. */
export function demoLogins(_databaseUrl: string): Promise<string> {
  return Promise.resolve("");
}
