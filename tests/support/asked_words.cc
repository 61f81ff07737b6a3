#include "tests/support/asked_words.h"

#include <algorithm>

#include "core/schema/terms.h"
#include "core/text/folding.h"
#include "core/text/spelling_variants.h"

namespace dateline::test {
namespace {

using query::Node;
using query::NodeKind;

// Languages of the texts that the tests are made of.
constexpr const char* kLanguages[] = {"en", "fr", "de", "es", "ru"};

bool is_text(NodeKind kind) {
  return kind == NodeKind::words || kind == NodeKind::exact || kind == NodeKind::phrase ||
         kind == NodeKind::near || kind == NodeKind::prefix;
}

bool is_mentioned(NodeKind kind) {
  return kind == NodeKind::person || kind == NodeKind::place || kind == NodeKind::organisation ||
         kind == NodeKind::number;
}

// Whether the parts of a sequence from `i` on are two words that count as one joined word.
bool is_joined(const Node& sequence, std::size_t i) {
  if (i + 1 >= sequence.children.size()) return false;
  const Node& first = sequence.children[i];
  return first.kind == NodeKind::words && sequence.children[i + 1].kind == NodeKind::words &&
         is_bound_prefix(folded(first.text));
}

}  // namespace

void AskedWords::add(const Node& node, bool in_title, bool inside_title) {
  if (node.kind == NodeKind::none_of) return;
  if (is_mentioned(node.kind)) conditions_ = true;
  if (is_text(node.kind) && (in_title || !inside_title)) add_text(node);
  const bool within = inside_title || node.kind == NodeKind::title;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (node.kind != NodeKind::all_of || !is_joined(node, i)) {
      add(child, in_title, within);
      continue;
    }
    Node both = child;  // "co operate" is one word
    both.text += " " + node.children[++i].text;
    add(both, in_title, within);
  }
}

void AskedWords::add_text(const Node& node) {
  const std::vector<Token> tokens = analyze(node.text, AnalyzeMode::query);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::variant) continue;
    terms_.insert(token_term(token, false));
    if (node.kind == NodeKind::prefix) prefixes_.push_back(token.term);
    if (node.kind == NodeKind::phrase || node.kind == NodeKind::near) joined_.insert(token.term);
    if (node.kind != NodeKind::words || token.acronym) continue;
    for (const std::string& other : spelling_variants(token.term))
      stems_.insert("en" + stemmer_.stem(other, "en"));
    for (const char* language : kLanguages)
      stems_.insert(std::string(language) + stemmer_.stem(token.term, language));
  }
  const bool whole_word = node.kind == NodeKind::words || node.kind == NodeKind::exact;
  if (whole_word && tokens.size() == 1) alone_.insert(token_term(tokens.front(), false));
}

bool AskedWords::asks_for(const Token& token) {
  if (terms_.contains(token_term(token, false))) return true;
  if (token.acronym) return false;
  const auto begins = [&](const std::string& prefix) { return token.term.starts_with(prefix); };
  if (std::any_of(prefixes_.begin(), prefixes_.end(), begins)) return true;
  return std::any_of(std::begin(kLanguages), std::end(kLanguages), [&](const char* language) {
    return stems_.contains(std::string(language) + stemmer_.stem(token.term, language));
  });
}

std::vector<ByteRange> AskedWords::ranges(const std::vector<Token>& tokens) {
  std::vector<ByteRange> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (asks_for(tokens[i])) out.push_back(tokens[i].range);
    // "co operate" where the phrase has "cooperate"
    std::string joined;
    std::vector<ByteRange> parts;
    for (std::size_t k = i; k < tokens.size() && parts.size() < 4; ++k) {
      if (tokens[k].kind != TokenKind::word) continue;
      joined += tokens[k].term;
      parts.push_back(tokens[k].range);
      if (parts.size() > 1 && joined_.contains(joined))
        out.insert(out.end(), parts.begin(), parts.end());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool AskedWords::wants_everywhere(const Token& token) const {
  return alone_.contains(token_term(token, false));
}

bool needs_words(const Node& node) {
  const auto needs = [](const Node& child) { return needs_words(child); };
  if (is_text(node.kind)) return !analyze(node.text, AnalyzeMode::query).empty();
  if (node.kind == NodeKind::any_of)
    return std::all_of(node.children.begin(), node.children.end(), needs);
  if (node.kind != NodeKind::all_of && node.kind != NodeKind::title) return false;
  return std::any_of(node.children.begin(), node.children.end(), needs);
}

std::vector<std::string> needed_phrases(const Node& root) {
  if (root.kind == NodeKind::phrase) return {root.text};
  std::vector<std::string> out;
  if (root.kind != NodeKind::all_of) return out;
  for (const Node& child : root.children) {
    if (child.kind == NodeKind::phrase) out.push_back(child.text);
  }
  return out;
}

}  // namespace dateline::test
