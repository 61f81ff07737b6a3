// A web page as an article.
#pragma once

#include <string_view>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

// Reads everything as one record, in UTF-8: refused when it is empty or over kMaxRecordBytes.
[[nodiscard]] Result<void> read_html(ByteReader& input, const RecordSink& sink);

// The article on a page. `known` is what is known from outside (its url) and stays. Title, date,
// author, source, url, language, section and keywords come from JSON-LD, Open Graph, other <meta>
// elements, microdata, <link rel=canonical>, <time> and <title>, in this order; the text is
// main_text()'s, or JSON-LD's articleBody where the page shows less than half of it. Refused:
// markup that cannot be parsed. REQUIRES valid UTF-8.
[[nodiscard]] ReadArticle parse_html_article(std::string_view utf8, Article known = {});

}  // namespace dateline
