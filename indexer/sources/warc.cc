#include "indexer/sources/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "core/text/charset.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/http_message.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10;
constexpr std::string_view kVersion = "WARC/";

bool contains_lower(std::string_view text, std::string_view lower_case) {
  const auto at = std::search(
      text.begin(), text.end(), lower_case.begin(), lower_case.end(),
      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
  return at != text.end();
}

// "text/html; charset=utf-8" and its parameter.
std::string charset_of(std::string_view content_type) {
  for (const std::string_view name : {"charset=", "Charset=", "CHARSET="}) {
    const std::size_t at = content_type.find(name);
    if (at == std::string_view::npos) continue;
    std::string_view value = content_type.substr(at + name.size());
    value.remove_prefix(std::min(value.find_first_not_of(" \"'"), value.size()));
    return std::string(value.substr(0, value.find_first_of(" ;,\"'")));
  }
  return {};
}

// wget writes "<http://...>".
std::string target_uri(std::string_view value) {
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

RawRecord page_record(std::size_t number, const HeaderFields& fields, std::string_view block) {
  const auto response = parse_http_response(block);
  if (!response) return refused_record(number, response.error().message);
  if (response->status < 200 || response->status > 299 || response->status == 204)
    return skipped_record(number, "an HTTP answer of status " + std::to_string(response->status));
  const std::string_view type = response->fields.get("Content-Type");
  if (!contains_lower(type, "html")) return skipped_record(number, "no HTML page");
  auto body = decoded_body(*response, kMaxRecordBytes);
  if (!body) return refused_record(number, body.error().message);
  std::string charset = charset_of(type);
  if (charset.empty()) charset = declared_html_charset(*body);
  RawRecord record;
  record.number = number;
  record.kind = RecordKind::html;
  record.bytes = to_utf8(*std::move(body), charset);
  record.article.url = target_uri(fields.get("WARC-Target-URI"));
  if (record.bytes.find_first_not_of(" \t\r\n") == std::string::npos)
    return skipped_record(number, "an empty page");
  return record;
}

class WarcReader {
 public:
  WarcReader(ByteReader& input, const RecordSink& sink) : input_(input), sink_(sink) {}

  Result<void> read() {
    while (true) {
      if (auto skipped = skip_line_ends(); !skipped) return skipped;
      if (input_.interrupted() || input_.available().empty()) return {};
      ++number_;
      const auto goes_on = read_record();
      if (goes_on && *goes_on) continue;
      if (goes_on || goes_on.error().code != ErrorCode::bad_input) {
        return goes_on ? Result<void>() : Result<void>(goes_on.error());
      }
      // The archive around it broke off here.
      sink_(refused_record(number_, goes_on.error().message));
      return {};
    }
  }

 private:
  Result<void> skip_line_ends() {
    while (true) {
      const std::string_view bytes = input_.available();
      const std::size_t begin = bytes.find_first_not_of("\r\n");
      input_.consume(std::min(begin, bytes.size()));
      if (begin != std::string_view::npos) return {};
      auto more = input_.fill();
      // What breaks off between two records is that next record's refusal.
      if (!more && more.error().code == ErrorCode::bad_input) {
        sink_(refused_record(number_ + 1, more.error().message));
        return {};
      }
      if (!more) return more.error();
      if (!*more) return {};
    }
  }

  // False to stop.
  Result<bool> read_record() {
    const auto head_bytes = header_length();
    if (!head_bytes) return head_bytes.error();
    if (input_.interrupted()) return false;
    if (*head_bytes == 0) return refuse_and_resync("it has no WARC header", 1);
    const std::string head(input_.available().substr(0, *head_bytes));
    const HeaderFields fields =
        HeaderFields::parse(std::string_view(head).substr(std::min(head.find('\n'), head.size())));
    const std::string_view text = fields.get("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
      return refuse_and_resync("it has no Content-Length", *head_bytes);
    input_.consume(*head_bytes);
    const bool is_response = contains_lower(fields.get("WARC-Type"), "response") &&
                             contains_lower(fields.get("Content-Type"), "http");
    if (length <= kMaxRecordBytes) return take_block(fields, length, is_response);
    auto passed = pass_over(length);
    if (!passed) return passed.error();
    if (!*passed) return sink_(refused_record(number_, "the record is cut off")) && false;
    return sink_(is_response ? refused_record(number_, "the record is larger than 64 MB")
                             : other_record(fields));
  }

  [[nodiscard]] RawRecord other_record(const HeaderFields& fields) const {
    return skipped_record(number_, "a WARC record of type " + std::string(fields.get("WARC-Type")));
  }

  // Bytes up to and with the empty line; 0 when what stands here is no header.
  Result<std::size_t> header_length() {
    while (true) {
      const std::string_view bytes = input_.available().substr(0, kMaxHeaderBytes);
      const std::string_view start = bytes.substr(0, kVersion.size());
      if (start != kVersion.substr(0, start.size())) return std::size_t{0};
      if (const std::size_t end = end_of_headers(bytes); end != std::string_view::npos) return end;
      if (bytes.size() == kMaxHeaderBytes) return std::size_t{0};
      auto more = input_.fill();
      if (!more) return more.error();
      if (!*more) return std::size_t{0};
    }
  }

  // Of records of every type, so that a wrong length costs no more than the record it stands in.
  Result<bool> take_block(const HeaderFields& fields, std::size_t length, bool is_response) {
    if (auto filled = input_.fill_to(length + 4); !filled) {
      // A stream that breaks in the blank lines behind a record leaves it whole.
      if (input_.available().size() < length) return filled.error();
    }
    if (input_.interrupted()) return false;
    const std::string_view bytes = input_.available();
    if (bytes.size() < length) return refuse_and_resync("the record is cut off", 0);
    const std::string_view behind = bytes.substr(length, 4);
    if (behind.find_first_not_of("\r\n") != std::string_view::npos)
      return refuse_and_resync("the record is longer or shorter than it says", 0);
    const bool goes_on = sink_(is_response ? page_record(number_, fields, bytes.substr(0, length))
                                           : other_record(fields));
    input_.consume(length);
    return goes_on;
  }

  // False when the input ends before.
  Result<bool> pass_over(std::uint64_t length) {
    while (true) {
      const std::uint64_t step = std::min<std::uint64_t>(length, input_.available().size());
      input_.consume(static_cast<std::size_t>(step));
      length -= step;
      if (length == 0) return true;
      auto more = input_.fill();
      if (!more) return more.error();
      if (!*more) return false;
    }
  }

  // Goes to the next line that begins a record, at least `least` bytes from here.
  Result<bool> refuse_and_resync(std::string reason, std::size_t least) {
    if (!sink_(refused_record(number_, std::move(reason)))) return false;
    input_.consume(std::min(least, input_.available().size()));
    constexpr std::string_view kStart = "\nWARC/";
    while (true) {
      const std::string_view bytes = input_.available();
      const std::size_t at = bytes.find(kStart);
      if (at != std::string_view::npos) {
        input_.consume(at + 1);
        return true;
      }
      input_.consume(bytes.size() - std::min(bytes.size(), kStart.size() - 1));
      auto more = input_.fill();
      if (!more) return more.error();
      if (*more) continue;
      input_.consume(input_.available().size());
      return true;
    }
  }

  ByteReader& input_;
  const RecordSink& sink_;
  std::size_t number_ = 0;
};

}  // namespace

Result<void> read_warc(ByteReader& input, const RecordSink& sink) {
  return WarcReader(input, sink).read();
}

}  // namespace dateline
