// What a search promises about marks and snippets, checked from outside: with the analyzer and
// Unicode's own borders, not with the searcher's rules. The property test and the fuzzer both ask
// here.
#pragma once

#include <string>
#include <string_view>

#include "searcher/search_service.h"

namespace dateline::test {

// Searches, and says which promise an answer breaks, with what it needs to be understood; empty
// where all are kept:
// - title and snippet without marks are the article's own bytes; a snippet's fragments stand in
// order, torn out of no character;
// - what is marked is a word the query asks for in some form, never one under NOT alone, and every
// such word is marked;
// - every article found for its words has a mark, and one found for a phrase all its words, marked
// one after the other.
[[nodiscard]] std::string broken_promise(const SearchService& service, std::string_view query);

}  // namespace dateline::test
