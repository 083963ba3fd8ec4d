/**
 * The floor: a bare `Deno.serve` in a process of its own that sends the bytes of `POST /` to every open socket
 * and does nothing else. Prints `{"port":N}` when it listens.
 */
const sockets = new Set<WebSocket>();

Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen: ({ port }) => console.log(JSON.stringify({ port })) },
  async (request) => {
    if (request.headers.get("upgrade") === "websocket") {
      const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 0 });
      socket.onopen = () => sockets.add(socket);
      socket.onclose = () => sockets.delete(socket);
      return response;
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    for (const socket of sockets) socket.send(bytes);
    return new Response(null, { status: 204 });
  },
);
