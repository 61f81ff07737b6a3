-- wrk with one connection: what HTTP adds to a search, which says itself how long it took. A client in C, since one in
-- Python takes 0.05 ms for itself.
local ffi = require("ffi")
ffi.cdef[[
typedef struct { long s, ns; } one_client_time;
int clock_gettime(int clock, one_client_time* time);
]]
local MONOTONIC = 1
local time = ffi.new("one_client_time")
local function now_ms()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.s) * 1e3 + tonumber(time.ns) / 1e6
end

local targets, at, began = {}, 0, 0
for line in io.lines(os.getenv("TARGETS")) do targets[#targets + 1] = line end
local threads = {}
searched, added = {}, {}

function setup(thread) threads[#threads + 1] = thread end

function request()
  at = at % #targets + 1
  local text = wrk.format("GET", targets[at])
  began = now_ms()
  return text
end

function response(status, headers, body)
  local wall = now_ms() - began
  local took = tonumber(body:match('"took_ms":([%d.e-]+)'))
  searched[#searched + 1] = took
  added[#added + 1] = wall - took
end

local function median(values)
  table.sort(values)
  return values[math.floor(#values / 2) + 1]
end

function done()
  local all, over = threads[1]:get("searched"), threads[1]:get("added")
  io.write(string.format("one client: %d searches of %.3f ms, HTTP adds %.3f ms (medians)\n", #all, median(all), median(over)))
end
