// The words a query asks for, read off its tree with the analyzer alone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/word_forms.h"
#include "core/text/analyzer.h"
#include "searcher/query/ast.h"

namespace dateline::test {

// Words asked for in one place (the title, or the whole article), not those under NOT.
class AskedWords {
 public:
  AskedWords(const query::Node& root, bool in_title) { add(root, in_title, false); }

  // Ranges of `text` that hold what is asked for, ascending; tokens may overlap.
  [[nodiscard]] std::vector<ByteRange> ranges(const std::vector<Token>& tokens);

  // Whether this very word is asked for alone, so that it has to be marked wherever it stands.
  [[nodiscard]] bool wants_everywhere(const Token& token) const;

  // Whether conditions are met by names and numbers that the words do not tell.
  [[nodiscard]] bool has_conditions() const { return conditions_; }

 private:
  void add(const query::Node& node, bool in_title, bool inside_title);
  void add_text(const query::Node& node);
  [[nodiscard]] bool asks_for(const Token& token);

  std::set<std::string> terms_, stems_, alone_, joined_;
  std::vector<std::string> prefixes_;
  Stemmer stemmer_;
  bool conditions_ = false;
};

// Whether an article can only be found for words that it holds.
[[nodiscard]] bool needs_words(const query::Node& node);

// Texts of the phrases that every article found must hold.
[[nodiscard]] std::vector<std::string> needed_phrases(const query::Node& root);

}  // namespace dateline::test
