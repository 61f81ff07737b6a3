#include "indexer/sources/http_message.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include "core/base/ascii.h"

namespace dateline {
namespace {

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

Error bad(std::string message) { return {ErrorCode::bad_input, std::move(message), ""}; }

// Nothing where the body is not in chunks from its beginning to its end.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string out;
  while (true) {
    const std::size_t line_end = body.find('\n');
    if (line_end == std::string_view::npos) return std::nullopt;
    const std::string_view whole = body.substr(0, line_end);
    const std::string_view line = trimmed(whole.substr(0, whole.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
    body.remove_prefix(line_end + 1);
    if (size == 0) return out;
    if (size > body.size()) return std::nullopt;
    out.append(body.substr(0, size));
    body.remove_prefix(size);
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with('\n')) {
      body.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
}

// `window_bits` as zlib's: 15 + 32 finds gzip and zlib by their headers, -15 is bare deflate.
Result<std::string> inflated(std::string_view bytes, int window_bits, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return bad("zlib cannot start");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 65536> buffer{};
  int status = Z_OK;
  while (status == Z_OK && out.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > limit) return bad("its body is larger than 64 MB");
  if (status != Z_STREAM_END) return bad("its compressed body is broken");
  return out;
}

struct DestroyBrotli {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Result<std::string> unbrotlied(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, DestroyBrotli> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!state) return bad("brotli cannot start");
  std::size_t left = bytes.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::string out;
  std::array<std::uint8_t, 65536> buffer{};
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
    std::size_t room = buffer.size();
    std::uint8_t* to = buffer.data();
    status = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - room);
  }
  if (out.size() > limit) return bad("its body is larger than 64 MB");
  if (status != BROTLI_DECODER_RESULT_SUCCESS) return bad("its compressed body is broken");
  return out;
}

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }
// RFC 1950: the method deflate, and a checksum over the first two bytes.
bool is_zlib(std::string_view bytes) {
  if (bytes.size() < 2 || (bytes[0] & 0x0F) != 8) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  return (first * 256U + second) % 31 == 0;
}

Result<std::string> without_coding(std::string body, std::string_view coding, std::size_t limit) {
  coding = trimmed(coding);
  if (coding.empty() || same(coding, "identity")) return body;
  if (same(coding, "gzip") || same(coding, "x-gzip"))
    return is_gzip(body) ? inflated(body, 15 + 32, limit) : Result<std::string>(std::move(body));
  if (same(coding, "deflate")) {
    if (is_zlib(body)) return inflated(body, 15 + 32, limit);
    // Bare deflate, or nothing at all.
    auto bare = inflated(body, -15, limit);
    return bare ? std::move(bare) : Result<std::string>(std::move(body));
  }
  // "<!doctype": decoded, with its header kept.
  const std::size_t begin = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin != std::string::npos && body[begin] == '<') return body;
  if (same(coding, "br")) return unbrotlied(body, limit);
  return bad("its body is compressed as " + std::string(coding.substr(0, 20)) +
             ", which is not supported");
}

}  // namespace

HeaderFields HeaderFields::parse(std::string_view block) {
  HeaderFields out;
  for (std::size_t begin = 0; begin < block.size();) {
    const std::size_t end = std::min(block.find('\n', begin), block.size());
    const std::string_view line = block.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    if ((line.front() == ' ' || line.front() == '\t') && !out.fields_.empty()) {
      out.fields_.back().second.append(" ").append(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.fields_.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return out;
}

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (same(known, name)) return value;
  }
  return {};
}

std::size_t end_of_headers(std::string_view message) {
  for (std::size_t at = message.find('\n'); at != std::string_view::npos;
       at = message.find('\n', at + 1)) {
    const std::string_view next = message.substr(at + 1, 2);
    if (next.starts_with('\n')) return at + 2;
    if (next == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

Result<HttpResponse> parse_http_response(std::string_view message) {
  if (!message.starts_with("HTTP/")) return bad("its HTTP response has no status line");
  HttpResponse out;
  const std::size_t end = end_of_headers(message);
  const std::string_view head = message.substr(0, end);
  out.body = end == std::string_view::npos ? std::string_view() : message.substr(end);
  const std::size_t line_end = std::min(head.find('\n'), head.size());
  const std::string_view line = head.substr(0, line_end);
  const std::size_t blank = line.find(' ');
  const std::string_view code = blank == std::string_view::npos
                                    ? std::string_view()
                                    : trimmed(line.substr(blank)).substr(0, 3);
  const auto [read_to, error] = std::from_chars(code.data(), code.data() + code.size(), out.status);
  if (error != std::errc() || read_to != code.data() + code.size() || code.size() != 3)
    return bad("its HTTP response has no status");
  out.fields = HeaderFields::parse(head.substr(line_end));
  return out;
}

Result<std::string> decoded_body(const HttpResponse& response, std::size_t limit) {
  std::string body(response.body);
  const std::string_view transfer = response.fields.get("Transfer-Encoding");
  if (transfer.size() >= 7 && same(transfer.substr(transfer.size() - 7), "chunked")) {
    if (auto whole = without_chunks(body)) body = *std::move(whole);
  }
  // "gzip, gzip" was applied from left to right.
  std::string_view codings = response.fields.get("Content-Encoding");
  for (int count = 0; !codings.empty() && count < 3; ++count) {
    const std::size_t comma = codings.rfind(',');
    const bool is_last = comma == std::string_view::npos;
    auto next =
        without_coding(std::move(body), is_last ? codings : codings.substr(comma + 1), limit);
    if (!next) return next.error();
    body = *std::move(next);
    codings = is_last ? std::string_view() : codings.substr(0, comma);
  }
  return body;
}

}  // namespace dateline
