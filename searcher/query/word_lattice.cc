#include "searcher/query/word_lattice.h"

#include <algorithm>

namespace dateline::query {
namespace {

Token plain_token(const std::string& term, const Token& like) {
  Token token = like;
  token.term = term;
  token.positions = 1;
  token.kind = TokenKind::word;
  return token;
}

// The tokens of "co operate", standing for the joined word `joined`.
std::vector<Token> split_tokens(std::string_view parts, const Token& joined) {
  std::vector<Token> out;
  for (std::size_t begin = 0; begin < parts.size();) {
    const std::size_t end = std::min(parts.find(' ', begin), parts.size());
    if (end > begin)
      out.push_back(plain_token(std::string(parts.substr(begin, end - begin)), joined));
    begin = end + 1;
  }
  return out;
}

// One step of a reading: the terms that fill it, and where the next one begins.
struct Edge {
  std::vector<Token> terms;
  std::uint32_t next = 0;
  // Of a joined form: what stands at its second position. It is indexed at its first, so that in an
  // article these seem to follow it.
  std::vector<std::string> inside = {};
};

std::vector<std::string> terms_inside(const Token& joined, const std::vector<Token>& tokens) {
  std::vector<std::string> out;
  for (const Token& token : tokens) {
    if (token.position == joined.position + 1) out.push_back(token.term);
  }
  return out;
}

bool stands_inside(const Edge& edge, const Edge* before) {
  if (before == nullptr || edge.terms.empty()) return false;
  const auto& inside = before->inside;
  return std::find(inside.begin(), inside.end(), edge.terms.front().term) != inside.end();
}

// The edges of `text` by the word they begin at.
std::vector<std::vector<Edge>> lattice(std::string_view text, Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  std::vector<std::uint32_t> starts;
  for (Token& token : analyze(text, AnalyzeMode::query)) {
    if (token.kind == TokenKind::variant || token.kind == TokenKind::bigram) continue;
    if (token.kind == TokenKind::word) starts.push_back(token.position);
    tokens.push_back(std::move(token));
  }
  // Positions have gaps; words are counted one by one here.
  const auto dense = [&](std::uint32_t position) {
    return static_cast<std::uint32_t>(std::lower_bound(starts.begin(), starts.end(), position) -
                                      starts.begin());
  };
  std::vector<std::vector<Edge>> edges(starts.size());
  for (const Token& token : tokens) {
    const std::uint32_t at = dense(token.position);
    if (at >= edges.size()) continue;
    if (token.kind == TokenKind::compound) {
      const std::uint32_t next = dense(token.position + token.positions);
      if (next > at) edges[at].push_back({{token}, next, terms_inside(token, tokens)});
      continue;
    }
    edges[at].insert(edges[at].begin(), {{token}, at + 1});
    for (const std::string& parts : vocabulary.joins(token.term))
      edges[at].push_back({split_tokens(parts, token), at + 1});
  }
  return edges;
}

// Adds every way from word `at` to the end that begins as `path` does, up to kMaxPaths. As deep as
// the text has words.
void walk(const std::vector<std::vector<Edge>>& edges, std::uint32_t at, const Edge* before,
          std::vector<Token>& path, std::vector<std::vector<Token>>& out) {
  if (out.size() >= kMaxPaths) return;
  if (at >= edges.size()) {
    if (!path.empty()) out.push_back(path);
    return;
  }
  for (const Edge& edge : edges[at]) {
    if (stands_inside(edge, before)) continue;
    const std::size_t size = path.size();
    path.insert(path.end(), edge.terms.begin(), edge.terms.end());
    walk(edges, edge.next, &edge, path, out);
    path.resize(size);
  }
}

}  // namespace

std::vector<WordGroup> word_groups(std::string_view text) {
  std::vector<WordGroup> groups;
  std::uint32_t end = 0;  // first position after the current group
  for (const Token& token : analyze(text, AnalyzeMode::query)) {
    if (token.kind == TokenKind::variant) continue;
    if (groups.empty() || token.position >= end) groups.emplace_back();
    end = std::max(end, token.position + token.positions);
    WordGroup& group = groups.back();
    switch (token.kind) {
      case TokenKind::compound:
        group.compounds.push_back(token);
        break;
      case TokenKind::bigram:
        group.bigrams.push_back(token);
        break;
      default:
        group.words.push_back(token);
    }
  }
  for (WordGroup& group : groups) {
    if (group.words.empty()) continue;
    // Joined forms of a part only ("bbc.co.uk" inside a URL) say less than the parts themselves.
    const std::uint32_t first = group.words.front().position;
    std::erase_if(group.compounds, [&](const Token& token) {
      return token.position != first || token.positions != group.words.size();
    });
  }
  return groups;
}

bool holds_word(std::string_view text) { return !segment_words(text).empty(); }

std::vector<std::vector<Token>> readings(std::string_view text, Vocabulary& vocabulary) {
  std::vector<std::vector<Token>> out;
  std::vector<Token> path;
  walk(lattice(text, vocabulary), 0, nullptr, path, out);
  return out;
}

}  // namespace dateline::query
