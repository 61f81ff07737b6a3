// Answers that a client may have already (RFC 9110, 13): named by a hash of their content.
#pragma once

#include "web/http_message.h"

namespace dateline::web {

// Gives a 200 with a whole body an ETag, and turns it into a 304 without one where If-None-Match
// names it. The tag is weak: what only tells how long a search took (`took_ms`) is left out of it,
// and compression does not change it. Answers that forbid to be stored are left alone.
[[nodiscard]] Response conditional(const Request& request, Response response);

}  // namespace dateline::web
