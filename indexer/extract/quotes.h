// Who is quoted with which words.
#pragma once

#include <string_view>
#include <vector>

#include "core/schema/article.h"
#include "core/text/words.h"

namespace dateline {

// The quotes of a text, ascending and disjoint. What stands between quotation marks is a quote
// where somebody is said to have said it ("...", said X; X called it "a tragedy"; according to X),
// or where it is a clause of some words that nobody is named for; other words between marks are
// titles, nicknames and doubts ("so-called 'experts'"). A paragraph that goes on with a quote is a
// quote of its own, of the same speaker. The speaker is one of `found`'s people or organisations,
// and unknown where that is not certain. `words` and `sentences` are the text's own. Where the text
// is not `english`, clauses only, and no speaker. Linear time.
[[nodiscard]] std::vector<Quote> find_quotes(std::string_view text, const std::vector<Word>& words,
                                             const std::vector<ByteRange>& sentences,
                                             const Entities& found, bool english);

}  // namespace dateline
