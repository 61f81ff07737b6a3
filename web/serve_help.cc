#include "web/serve_help.h"

namespace dateline::web {

std::string_view help_text() {
  return R"(Usage: dateline-serve [OPTION...]
Serves search page, API and feeds from an index made by dateline-index.

  --index DIR         or tcp://host:port[,...]; else ./dateline.index
  --listen HOST:PORT  where (127.0.0.1:8080; port 0: any that is free)
  --public            let other machines reach it: asks for a token
  --token-file FILE   the token, if not in $DATELINE_TOKEN: bearer, or password
  --without-token     with --public: let anybody ask
  --rate-limit N      requests a second from one address (any number)
  --trusted-proxy ADDRESSES whose X-Forwarded-For tells who asks: 10.0.0.0/8,...
  --cors ORIGINS      whose pages may use the API: https://a.org,... or *
  --base-url URL      how others call it, for addresses in feeds
  --access-log FORM   a line a request: common, json or off (off)
  --access-log-file FILE, else standard error
  --metrics-listen HOST:PORT for /metrics alone, without a token
  --drain SECONDS     for answers under way when it is stopped (10)
  --exact-facets N    estimate facets of more articles than this (1000000)
  --help, --version
Each has a variable: DATELINE_RATE_LIMIT=20, DATELINE_PUBLIC=1. SIGTERM ends it,
SIGHUP opens index and log anew.
Examples: dateline-serve --index news.index
          DATELINE_TOKEN=$(openssl rand -hex 16) dateline-serve --public
Exit status and more: man dateline-serve
)";
}

}  // namespace dateline::web
