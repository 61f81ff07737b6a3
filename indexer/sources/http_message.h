// An HTTP response as it went over the wire (RFC 9112), kept in a WARC.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace dateline {

// Header lines: "Name: value", folded ones joined.
class HeaderFields {
 public:
  // `block` is the lines up to the empty one.
  [[nodiscard]] static HeaderFields parse(std::string_view block);
  // The first field of that name, whatever its case; empty when there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpResponse {
  int status = 0;
  HeaderFields fields;
  std::string_view body;  // as sent
};

// Error bad_input for what does not begin with a status line.
[[nodiscard]] Result<HttpResponse> parse_http_response(std::string_view message);

// The body without its transfer and content codings: chunked, gzip, deflate, br. Archives that
// decoded a body but kept its headers are common: a body that is not in its coding is taken as it
// is. Errors bad_input: a coding it does not know (zstd), compressed bytes that are broken, more
// than `limit` bytes.
[[nodiscard]] Result<std::string> decoded_body(const HttpResponse& response, std::size_t limit);

// The position behind the empty line that ends a header block, npos when there is none; the block
// itself is what stands before.
[[nodiscard]] std::size_t end_of_headers(std::string_view message);

}  // namespace dateline
