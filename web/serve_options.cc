#include "web/serve_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "web/serve_help.h"
#include "web/url.h"

namespace dateline::web {
namespace {

constexpr std::size_t kLeastTokenBytes = 16;

// The options as they are typed, before they are put together.
struct Raw {
  std::string index, listen, metrics_listen, base_url, access_log = "off", access_log_file,
                                                       token_file, cors, trusted_proxy;
  std::size_t exact_facets = kExactFacetsUpTo;
  double rate_limit = 0;
  double drain = 10;
  bool is_public = false, without_token = false;
};

// The variable of the environment that --rate-limit can be set by: DATELINE_RATE_LIMIT.
std::string variable_of(const CLI::Option& option) {
  std::string name = "DATELINE_";
  for (const char c : option.get_lnames().front()) {
    name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

// What they mean, serve_help.cc tells.
void declare(CLI::App& app, Raw& raw) {
  app.add_option("--index", raw.index);
  app.add_option("--listen", raw.listen);
  app.add_flag("--public", raw.is_public);
  app.add_flag("--without-token", raw.without_token);
  app.add_option("--token-file", raw.token_file);
  app.add_option("--rate-limit", raw.rate_limit)->check(CLI::Range(0.01, 1e6));
  app.add_option("--trusted-proxy", raw.trusted_proxy);
  app.add_option("--cors", raw.cors);
  app.add_option("--base-url", raw.base_url);
  app.add_option("--access-log", raw.access_log)->check(CLI::IsMember({"off", "common", "json"}));
  app.add_option("--access-log-file", raw.access_log_file);
  app.add_option("--metrics-listen", raw.metrics_listen);
  app.add_option("--drain", raw.drain)->check(CLI::Range(0.0, 3600.0));
  app.add_option("--exact-facets", raw.exact_facets)->check(CLI::Range(1, 1'000'000'000));
  for (CLI::Option* option : app.get_options()) option->envname(variable_of(*option));
  app.set_version_flag("--version", "dateline-serve " DATELINE_VERSION);
  app.set_help_flag("--help");
}

Error usage(std::string message, std::string hint = {}) {
  return {ErrorCode::usage, std::move(message), std::move(hint)};
}

// Without the white space around it that editors leave.
Result<std::string> read_token(const std::string& path) {
  if (path.empty()) {
    const char* given = std::getenv("DATELINE_TOKEN");  // NOLINT(concurrency-mt-unsafe)
    return std::string(given == nullptr ? "" : given);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return usage(system_error("cannot read the token in " + path, errno).message);
  return std::string(trimmed_ascii(text.str().substr(0, text.str().find('\n'))));
}

Result<FrontDoorOptions> door_of(const Raw& raw) {
  FrontDoorOptions door;
  auto token = read_token(raw.token_file);
  if (!token) return token.error();
  door.token = std::move(*token);
  const bool named = !raw.token_file.empty() || !door.token.empty();
  const bool printable = std::all_of(door.token.begin(), door.token.end(),
                                     [](char c) { return c > 0x20 && c < 0x7F; });
  if (named && (door.token.size() < kLeastTokenBytes || !printable)) {
    return usage("the token is too short, or has blanks in it",
                 "At least 16 printable characters: openssl rand -hex 16");
  }
  if (raw.without_token && !door.token.empty()) {
    return usage("there is a token, and --without-token");
  }
  door.requests_per_second = raw.rate_limit;
  std::istringstream origins(raw.cors);
  for (std::string origin; std::getline(origins, origin, ',');) {
    origin = std::string(trimmed_ascii(origin));
    const std::size_t host = origin.find("://");
    const bool has_path =
        host != std::string::npos && origin.find('/', host + 3) != std::string::npos;
    if (origin != "*" && (!is_web_url(origin) || has_path)) {
      return usage("'" + origin + "' is no origin", "It is https://HOST[:PORT], or *");
    }
    door.origins.push_back(std::move(origin));
  }
  return door;
}

Result<ServeOptions> assemble(const Raw& raw) {
  ServeOptions options;
  options.index = raw.index.empty() ? "./dateline.index" : raw.index;
  const std::string usual = raw.is_public ? "0.0.0.0:8080" : "127.0.0.1:8080";
  const auto listen = parse_listen_address(raw.listen.empty() ? usual : raw.listen);
  if (!listen) return listen.error();
  options.listen = *listen;
  if (!raw.metrics_listen.empty()) {
    const auto metrics = parse_listen_address(raw.metrics_listen);
    if (!metrics) return metrics.error();
    options.metrics_listen = *metrics;
  }
  auto door = door_of(raw);
  if (!door) return door.error();
  options.door = std::move(*door);
  auto proxies = TrustedProxies::parse(raw.trusted_proxy);
  if (!proxies) return proxies.error();
  options.proxies = std::move(*proxies);
  if (!raw.is_public && !is_loopback(options.listen)) {
    return usage("other machines can reach " + url_of(options.listen),
                 "Say --public if they should, and give a token");
  }
  if (raw.is_public && options.door.token.empty() && !raw.without_token) {
    return usage("--public needs a token",
                 "Give one with --token-file or $DATELINE_TOKEN, or say --without-token");
  }
  options.base_url = raw.base_url;
  while (!options.base_url.empty() && options.base_url.back() == '/') options.base_url.pop_back();
  if (!options.base_url.empty() && !is_web_url(options.base_url)) {
    return usage("'" + raw.base_url + "' is no address", "It is https://HOST");
  }
  if (raw.access_log == "common") options.access_log = LogFormat::common;
  if (raw.access_log == "json") options.access_log = LogFormat::json;
  options.access_log_file = raw.access_log_file;
  options.drain = std::chrono::milliseconds(static_cast<long long>(raw.drain * 1000));
  options.service.exact_facets_up_to = raw.exact_facets;
  return options;
}

}  // namespace

ParsedServeOptions parse_serve_options(int argc, char** argv) {
  CLI::App app("", "dateline-serve");
  app.set_help_flag();  // else it would take a variable as well
  Raw raw;
  declare(app, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << help_text();
    return {};
  } catch (const CLI::ParseError& e) {
    return {{}, app.exit(e) == 0 ? 0 : exit_status(ErrorCode::usage)};
  }
  auto options = assemble(raw);
  if (options) return {std::move(*options), 0};
  std::cerr << "dateline-serve: " << options.error().text() << "\n";
  return {{}, exit_status(options.error().code)};
}

}  // namespace dateline::web
