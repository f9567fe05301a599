"""A service that answers requests with several workers, and hands each of them the same seed.

`GET /pi?seed=7` estimates pi from 4 x 100,000 throws. All four workers get the seed of the request,
throw at the same places, and the answer is no better than that of one worker: the service pays for
400,000 throws and gets the error of 100,000.
"""

import asyncio
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
from urllib.parse import parse_qs, urlsplit

import numpy as np

WORKERS = 4
THROWS = 100_000


def estimate(seed, throws):
    rng = np.random.default_rng(seed)
    x, y = rng.random((2, throws))
    return 4 * float(np.mean(x * x + y * y < 1))


async def answer(pool, target):
    seed = int(parse_qs(urlsplit(target).query)["seed"][0])
    loop = asyncio.get_running_loop()
    parts = await asyncio.gather(
        *(loop.run_in_executor(pool, estimate, seed, THROWS) for _ in range(WORKERS))
    )
    return f"pi is about {sum(parts) / WORKERS:.6f}, from {sorted(parts)}"


async def serve(pool, reader, writer):
    request = await reader.readline()
    body = (await answer(pool, request.split()[1].decode())).encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    await writer.drain()
    writer.close()


async def main():
    # Spawned: a forked worker would hold the connections open that its parent has.
    with ProcessPoolExecutor(WORKERS, mp_context=mp.get_context("spawn")) as pool:
        server = await asyncio.start_server(
            lambda reader, writer: serve(pool, reader, writer), "127.0.0.1", 0
        )
        port = server.sockets[0].getsockname()[1]
        # Ask it twice, as a client would, and stop.
        for seed in (7, 8):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /pi?seed=%d HTTP/1.1\r\nHost: localhost\r\n\r\n" % seed)
            print((await reader.read()).decode().splitlines()[-1])
            writer.close()
        server.close()


if __name__ == "__main__":
    asyncio.run(main())
