-- wrk: asks for the targets in $TARGETS in turn; each thread begins elsewhere. Says what came of it on one line.
local targets, at = {}, 0
for line in io.lines(os.getenv("TARGETS")) do targets[#targets + 1] = line end

function init() math.randomseed(os.time()); at = math.random(#targets) end

function request()
  at = at % #targets + 1
  return wrk.format("GET", targets[at])
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("requests/s %.0f  p50 %.2f ms  p99 %.2f ms  max %.1f ms  errors %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
