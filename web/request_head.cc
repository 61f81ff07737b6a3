#include "web/request_head.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "web/ows.h"

namespace dateline::web {
namespace {

bool is_token(std::string_view text) {
  static constexpr std::string_view kAlso = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(c) || kAlso.find(c) != std::string_view::npos;
  });
}

// No control characters: neither NUL nor a bare CR can reach what is logged, forwarded or answered.
bool is_clean(std::string_view text, bool blanks_allowed) {
  return std::none_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == ' ') return !blanks_allowed;
    return byte < 0x20 || byte == 0x7F;
  });
}

// The next line without its line end; moves `rest` past it.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

int parse_request_line(std::string_view line, RequestHead& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(line.substr(0, first)) || !is_clean(target, false)) return 400;
  if (target.size() > kMaxTargetBytes) return 414;
  if (version.rfind("HTTP/", 0) != 0) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  if (split_target(target).path.empty()) return 400;
  head.method = std::string(line.substr(0, first));
  head.target = std::string(target);
  head.http_1_0 = version == "HTTP/1.0";
  return 0;
}

int parse_header_line(std::string_view line, RequestHead& head) {
  const std::size_t colon = line.find(':');
  // A blank before the colon or at the line's front (a folded line) is how requests are smuggled:
  // refused.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const std::string_view value = trimmed_ows(line.substr(colon + 1));
  if (!is_clean(value, true)) return 400;
  if (head.headers.size() >= kMaxHeaders) return 431;
  head.headers.emplace_back(ascii_lowered(line.substr(0, colon)), std::string(value));
  return 0;
}

bool lists(std::string_view value, std::string_view token) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    if (ascii_lowered(trimmed_ows(value.substr(0, comma))) == token) return true;
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return false;
}

// What the headers say of the connection and of a body.
int judge_headers(RequestHead& head) {
  std::size_t hosts = 0;
  bool close = head.http_1_0;
  for (const auto& [name, value] : head.headers) {
    if (name == "host") ++hosts;
    if (name == "connection" && lists(value, "close")) close = true;
    if (name == "transfer-encoding" || (name == "content-length" && value != "0")) {
      head.has_body = true;
    }
  }
  if (hosts > 1 || (hosts == 0 && !head.http_1_0)) return 400;
  head.keep_alive = !close && !head.has_body;
  return 0;
}

}  // namespace

std::optional<std::size_t> head_size(std::string_view received, std::size_t from) {
  // The blank line may straddle what was seen before: step back over the longest part of it.
  for (std::size_t at = from > 3 ? from - 3 : 0; at < received.size(); ++at) {
    at = received.find('\n', at);
    if (at == std::string_view::npos) return {};
    const std::string_view next = received.substr(at + 1, 2);
    if (!next.empty() && next[0] == '\n') return at + 2;
    if (next == "\r\n") return at + 3;
  }
  return {};
}

RequestHead parse_head(std::string_view head) {
  RequestHead parsed;
  std::string_view rest = head;
  parsed.refused = parse_request_line(take_line(rest), parsed);
  while (parsed.refused == 0 && !rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    parsed.refused = parse_header_line(line, parsed);
  }
  if (parsed.refused == 0) parsed.refused = judge_headers(parsed);
  return parsed;
}

std::string_view first_of_path(std::string_view received) {
  const std::string_view line = received.substr(0, received.find_first_of("\r\n"));
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !is_token(line.substr(0, blank))) return {};
  const std::string_view target = line.substr(blank + 1);
  return target.starts_with('/') ? target.substr(0, target.find_first_of(" ?#/", 1))
                                 : std::string_view();
}

}  // namespace dateline::web
