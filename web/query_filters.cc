#include "web/query_filters.h"

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/byte_range.h"
#include "searcher/query/lexer.h"

namespace dateline::web {
namespace {

using query::QuoteStyle;

// A query cut at the blanks outside quotes and brackets.
struct Pieces {
  std::vector<ByteRange> ranges;
  bool open = false;  // a quote or bracket is still open, or one closed that was never opened
};

Pieces cut(std::string_view query) {
  Pieces pieces;
  std::size_t begin = 0;
  std::size_t depth = 0;
  QuoteStyle within = QuoteStyle::none;
  for (std::size_t i = 0; i <= query.size(); ++i) {
    const bool at_end = i == query.size();
    if (at_end || (is_ascii_blank(query[i]) && within == QuoteStyle::none && depth == 0)) {
      if (i > begin) pieces.ranges.push_back({begin, i});
      begin = i + 1;
      continue;
    }
    // The bytes behind a character's first are no quote.
    const QuoteStyle quote = query::quote_at(query, i).style;
    if (within == QuoteStyle::none) {
      within = quote;
    } else if (quote == within) {
      within = QuoteStyle::none;
    }
    if (within != QuoteStyle::none) continue;
    if (query[i] == '(') ++depth;
    if (query[i] == ')' && depth > 0) --depth;
  }
  pieces.open = within != QuoteStyle::none || depth > 0;
  return pieces;
}

bool is_operator(std::string_view piece) {
  return piece == "OR" || piece == "AND" || piece == "NOT" || piece == "-" || piece == "=" ||
         (!piece.empty() && piece.back() == ':');
}

bool is_bound(std::string_view query, const Pieces& pieces, std::size_t i) {
  return (i > 0 && is_operator(pieces.ranges[i - 1].of(query))) ||
         (i + 1 < pieces.ranges.size() && pieces.ranges[i + 1].of(query) == "OR");
}

std::optional<std::size_t> piece_that_is(std::string_view query, const Pieces& pieces,
                                         std::string_view filter) {
  const std::string wanted = ascii_lowered(filter);
  for (std::size_t i = 0; i < pieces.ranges.size(); ++i) {
    if (!is_bound(query, pieces, i) && ascii_lowered(pieces.ranges[i].of(query)) == wanted)
      return i;
  }
  return {};
}

}  // namespace

std::string with_filter(std::string_view query, std::string_view filter) {
  const Pieces pieces = cut(query);
  if (pieces.ranges.empty()) return std::string(filter);
  if (piece_that_is(query, pieces, filter)) return std::string(query);
  if (pieces.open || is_operator(pieces.ranges.back().of(query))) {
    return std::string(filter) + " " + std::string(query);
  }
  return std::string(query.substr(0, pieces.ranges.back().end)) + " " + std::string(filter);
}

std::optional<std::string> without_filter(std::string_view query, std::string_view filter) {
  // A filter is itself one piece, or it can never be found as one.
  const Pieces pieces = cut(query);
  const auto found = piece_that_is(query, pieces, filter);
  if (!found) return {};
  std::string rest;
  for (std::size_t i = 0; i < pieces.ranges.size(); ++i) {
    if (i == *found) continue;
    if (!rest.empty()) rest += ' ';
    rest += pieces.ranges[i].of(query);
  }
  return rest;
}

std::string without_pieces(std::string_view query,
                           const std::function<bool(std::string_view)>& dropped) {
  const Pieces pieces = cut(query);
  std::string rest;
  for (std::size_t i = 0; i < pieces.ranges.size(); ++i) {
    const std::string_view piece = pieces.ranges[i].of(query);
    if (!is_bound(query, pieces, i) && dropped(piece)) continue;
    if (!rest.empty()) rest += ' ';
    rest += piece;
  }
  return rest;
}

std::string phrase(std::string_view words) {
  std::string out = "\"";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const query::Quote quote = query::quote_at(words, i); quote.style == QuoteStyle::marks) {
      i += quote.bytes - 1;
      continue;
    }
    // An article's line end within a name or number is a blank.
    const char shown = is_ascii_blank(words[i]) ? ' ' : words[i];
    if (!(shown == ' ' && out.back() == ' ')) out += shown;
  }
  return out + '"';
}

}  // namespace dateline::web
