// "Did you mean": a query with misspelled words put right from the words of the index.
// Candidates are words one or two edits away, or a word split in two; the one that occurs together
// with the rest of the query wins, then the more common one (a noisy channel whose language model
// is the archive itself).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "searcher/query/ast.h"
#include "searcher/query/vocabulary.h"
#include "searcher/suggest/suggest_cache.h"

namespace dateline {

// Whether a word of the query, exclusions aside, occurs in no article in any form. Cheap; does not
// read the vocabulary.
[[nodiscard]] bool holds_unknown_word(const query::Node& root, query::Vocabulary& vocabulary);

// Whether a search for `query` would find anything, words dropped where it may drop them.
using Finds = std::function<bool(const std::string& query)>;

// The better spelled query, in the query language; nothing where none is better. What is returned
// has hits: articles with all it asks for, or else it is what `finds` agrees to. Some tens of
// counts of articles at most. Xapian exceptions pass through.
[[nodiscard]] std::optional<std::string> better_spelling(const query::Node& root,
                                                         const Finds& finds, IndexReader& reader,
                                                         query::Vocabulary& vocabulary,
                                                         SuggestCache& cache);

}  // namespace dateline
