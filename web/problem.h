// Errors as answers: problem details (RFC 9457).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "web/http_message.h"

namespace dateline::web {

// application/problem+json with type, title, status and, where given, detail.
[[nodiscard]] Response problem(int status, std::string_view detail);

// The same for a parameter at fault, with its name and at which byte of its decoded value the fault
// begins.
[[nodiscard]] Response problem(int status, std::string_view detail, std::string_view parameter,
                               std::size_t position);

// The status that tells of `code`: 400, 404, 503 or 500.
[[nodiscard]] int status_of(ErrorCode code);

// What a client may read of `error`: its message when the client caused it, else words that give no
// path or host away.
[[nodiscard]] std::string public_detail(const Error& error);

// "Not Found"; "Error" for statuses this server never sends.
[[nodiscard]] std::string_view status_phrase(int status);

}  // namespace dateline::web
