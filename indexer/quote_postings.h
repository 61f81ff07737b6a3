// The postings that tell which words of a text stand inside quotes, and whose (quote_terms.h).
#pragma once

#include <xapian.h>

#include <vector>

#include "core/schema/article.h"
#include "core/text/analyzer.h"

namespace dateline {

// `tokens` are the analysed text's, whose positions count from `base` in the document.
void add_quote_postings(const Entities& found, const std::vector<Token>& tokens,
                        Xapian::termpos base, Xapian::Document& document);

}  // namespace dateline
