#!/usr/bin/env python3
"""What idle connections cost a new client, what an export takes: probe.py PORT PID TARGETS

Plain sockets on loopback, so that the client costs little; every figure is a median unless it says otherwise.
"""
import socket, statistics, sys, time

port, pid, targets = int(sys.argv[1]), int(sys.argv[2]), open(sys.argv[3]).read().split()


def connect():
    s = socket.create_connection(("127.0.0.1", port), timeout=30)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


received = bytearray(1 << 20)
room = memoryview(received)


def ask(s, target):
    """One request on a connection that stays open: (body, milliseconds until its last byte was here)."""
    request = b"GET " + target.encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    begin = time.perf_counter()
    s.sendall(request)
    size = s.recv_into(room)
    if size == 0:
        raise EOFError("the server has closed the connection")
    head = received.find(b"\r\n\r\n") + 4
    at = received.find(b"Content-Length: ", 0, head) + 16
    whole = head + int(received[at:received.find(b"\r", at)])
    while size < whole:
        got = s.recv_into(room[size:])
        if got == 0:
            raise EOFError("the server has closed the connection")
        size += got
    took = (time.perf_counter() - begin) * 1e3
    return bytes(received[head:whole]), took


def resident():
    return int([l for l in open(f"/proc/{pid}/status") if l.startswith("VmRSS")][0].split()[1]) / 1024


s = connect()
for target in targets:
    ask(s, target)
s = connect()  # one connection may ask a thousand times
health = [ask(s, "/healthz")[1] for _ in range(900)]
print(f"/healthz, this client's part included: {statistics.median(health):.3f} ms")


def new_client(target):
    begin = time.perf_counter()
    c = connect()
    ask(c, target)
    c.close()
    return (time.perf_counter() - begin) * 1e3


usual = [new_client(t) for t in targets]
idle = [connect() for _ in range(300)]
time.sleep(0.5)
beside = [new_client(t) for t in targets]
worst = max(b - u for b, u in zip(beside, usual))
print(f"a new client: {statistics.median(usual):.2f} ms; beside 300 idle connections {statistics.median(beside):.2f} ms, "
      f"the worst of {len(targets)} queries {worst:.2f} ms later than without")
for c in idle:
    c.close()


def export(form, pause):
    c = connect()
    c.sendall(f"GET /api/v1/export?format={form} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    before, peak, size, lines, begin = resident(), 0, 0, 0, time.perf_counter()
    while True:
        piece = c.recv(1 << 16)
        if not piece:
            break
        size += len(piece)
        lines += piece.count(b"\n")
        if size % (1 << 20) < len(piece):
            peak = max(peak, resident())
            time.sleep(pause)
    took = time.perf_counter() - begin
    print(f"export of everything as {form}{', slowly' if pause else ''}: {size / 1e6:.1f} MB in {took:.1f} s, memory +{max(0, peak - before):.0f} MB at most")


export("jsonl", 0)
export("csv", 0)
export("csv", 1.0)
