// Who is who in an article: each person and organisation, how and where it is introduced, and what
// else it is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/schema/article.h"
#include "web/html.h"

namespace dateline::web {

enum class NameKind : std::uint8_t { person, organisation };

// The id of the element that holds the first mention of the name with this index in
// Entities::people or organisations.
[[nodiscard]] std::string first_mention_id(NameKind kind, std::size_t index);

// Nothing where nobody is named.
void write_name_ledger(const Article& article, HtmlWriter& out);

}  // namespace dateline::web
