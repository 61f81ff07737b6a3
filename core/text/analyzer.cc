#include "core/text/analyzer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "core/base/ascii.h"
#include "core/text/folding.h"
#include "core/text/word_parts.h"

namespace dateline {
namespace {

// How two neighbouring words hang together.
enum class Link : std::uint8_t { none, hyphen, ampersand, at_sign, url, digit_group };

// Not "de", "re", "e": other languages use them as words.
constexpr std::array<std::string_view, 19> kBoundPrefixes = {
    "anti", "bi",  "co",     "infra", "inter", "intra", "micro", "multi", "neo",  "non",
    "poly", "pre", "pseudo", "quasi", "semi",  "socio", "sub",   "tele",  "ultra"};

constexpr std::size_t kMaxLinkedWords = 16;
constexpr std::size_t kMaxUrlWords = 64;

// Lower-case words that an acronym of the same letters must not be mistaken for: looking for US
// finds no "us". Only acronyms that are common as such; others (NATO, UK) fold like any word, and
// an emphasised "NOT" stays a word.
constexpr std::array<std::string_view, 5> kAcronymWords = {"am", "is", "it", "us", "who"};

bool collides_with_word(std::string_view term) {
  return term.size() <= 3 &&
         std::find(kAcronymWords.begin(), kAcronymWords.end(), term) != kAcronymWords.end();
}

bool all_capitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool all_blank(std::string_view gap) {
  return !gap.empty() && std::all_of(gap.begin(), gap.end(), is_ascii_blank);
}

// A blank line stands in it.
bool has_blank_line(std::string_view gap) {
  const std::size_t first = gap.find('\n');
  return first != std::string_view::npos && gap.find('\n', first + 1) != std::string_view::npos;
}

bool is_no_break_blank(std::string_view gap) {
  return gap == "\u00A0" || gap == "\u202F" || gap == "\u2009";
}

// A hyphen, also one at the end of a wrapped line.
bool is_hyphen(std::string_view gap) {
  if (gap == "-" || gap == "\u2010" || gap == "\u2011") return true;
  return gap.size() > 1 && gap[0] == '-' && gap[1] == '\n' && all_blank(gap.substr(1)) &&
         !has_blank_line(gap);
}

bool goes_on_url(std::string_view gap) {
  constexpr std::string_view kEnd = " \t\r\n<>\"()[]{}|\\^`";
  return !gap.empty() && gap.find_first_of(kEnd) == std::string_view::npos &&
         static_cast<unsigned char>(gap[0]) < 0x80;
}

bool starts_url(std::string_view word, std::string_view gap) {
  if (gap.substr(0, 3) == "://") return word == "http" || word == "https" || word == "ftp";
  return gap[0] == '/' && word.size() > 5 && folded(word.substr(0, 4)) == "www.";
}

class Analysis {
 public:
  Analysis(std::string_view text, const std::vector<Word>& words, AnalyzeMode mode)
      : text_(text), words_(words), mode_(mode) {}

  std::vector<Token> run() {
    tokens_.reserve(words_.size() + words_.size() / 8 + 1);
    for (std::size_t i = 0; i < words_.size();) {
      if (i > 0 && has_blank_line(gap_after(i - 1))) position_ += kParagraphGap;
      if (words_[i].script == Script::unsegmented) {
        emit_character(i++);
        continue;
      }
      const auto [end, link] = linked(i);
      if (link == Link::none) {
        emit_single(i);
      } else if (link == Link::digit_group) {
        emit_digit_groups(i, end);
      } else {
        emit_group(i, end, link);
      }
      i = end;
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::string_view gap_after(std::size_t i) const {
    return text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
  }

  // The link between word `i` and the next one, given the link before.
  [[nodiscard]] Link link_after(std::size_t i, Link before) const {
    if (i + 1 >= words_.size() || words_[i + 1].script == Script::unsegmented) return Link::none;
    const std::string_view gap = gap_after(i);
    if (gap.empty() || gap == " ") return Link::none;
    if (before == Link::url) return goes_on_url(gap) ? Link::url : Link::none;
    if (before == Link::none && starts_url(words_[i].of(text_), gap)) return Link::url;
    if (before == Link::none || before == Link::digit_group) {
      const std::string_view first = words_[i].of(text_);
      const bool head = before == Link::none && first.size() <= 3 && !words_[i].has_letter;
      if ((head || before == Link::digit_group) && is_no_break_blank(gap) &&
          is_digit_group(words_[i + 1].of(text_))) {
        return Link::digit_group;
      }
      if (before == Link::digit_group) return Link::none;
    }
    if (gap == "@") return before == Link::ampersand ? Link::none : Link::at_sign;
    if (is_hyphen(gap)) {
      if (before == Link::at_sign) return Link::at_sign;
      return before == Link::ampersand ? Link::none : Link::hyphen;
    }
    if (gap == "&")
      return before == Link::none || before == Link::ampersand ? Link::ampersand : Link::none;
    return Link::none;
  }

  // The words from `i` on that hang together: one past the last, and how.
  [[nodiscard]] std::pair<std::size_t, Link> linked(std::size_t i) const {
    Link link = Link::none;
    std::size_t end = i + 1;
    while (true) {
      const Link next = link_after(end - 1, link);
      if (next == Link::none || end - i >= (next == Link::url ? kMaxUrlWords : kMaxLinkedWords))
        break;
      link = next;
      ++end;
    }
    return {end, link};
  }

  void push(std::string term, ByteRange range, std::uint32_t position, std::uint16_t positions,
            TokenKind kind, bool acronym = false, bool joins = false) {
    if (term.empty() || term.size() > kMaxTermBytes) return;
    Token token;
    token.term = std::move(term);
    token.range = range;
    token.position = position;
    token.positions = positions;
    token.kind = kind;
    token.acronym = acronym;
    token.joins_words = joins;
    tokens_.push_back(std::move(token));
  }

  void push_part(WordPart& part) {
    if (!part.variant.empty()) {
      push(part.term, part.range, position_, 1, TokenKind::word);
      push(std::move(part.variant), part.variant_range, position_, 1, TokenKind::variant);
    } else {
      push(std::move(part.term), part.range, position_, 1, TokenKind::word);
    }
    ++position_;
  }

  // A word that hangs together with no other.
  void emit_single(std::size_t i) {
    const Word& word = words_[i];
    if (emit_with_sign(i)) return;
    if (emit_letters(i)) return;
    WordParts parts = split_word(text_, word);
    if (parts.parts.empty()) return;
    if (parts.parts.size() == 1) {
      emit_one(i, parts.parts.front(), parts.dotted_acronym);
      return;
    }
    if (!parts.joined.empty()) {
      push(std::move(parts.joined), {parts.parts.front().range.begin, parts.parts.back().range.end},
           position_, static_cast<std::uint16_t>(parts.parts.size()), TokenKind::compound);
    }
    for (WordPart& part : parts.parts) push_part(part);
  }

  // Most words are ASCII letters and nothing else: what split_word() makes of them, without it.
  bool emit_letters(std::size_t i) {
    const Word& word = words_[i];
    if (!word.ascii || word.has_digit) return false;
    WordPart part;
    part.term.reserve(word.end - word.begin);
    for (const char c : word.of(text_)) {
      const char lower = static_cast<char>(c | 0x20);
      if (lower < 'a' || lower > 'z') return false;
      part.term.push_back(lower);
    }
    part.range = word.range();
    emit_one(i, part, false);
    return true;
  }

  void emit_one(std::size_t i, WordPart& part, bool dotted) {
    if (push_acronym(i, part, dotted)) return;
    if (const auto joined = joined_with_next(i, part.term)) {
      push(*joined, {part.range.begin, words_[i + 1].end}, position_, 2, TokenKind::compound, false,
           true);
    }
    push_part(part);
  }

  // "US", "U.S.", the "US" of "US's" and "US-led", under its own prefix; false where word `i` is no
  // such acronym.
  bool push_acronym(std::size_t i, WordPart& part, bool dotted) {
    if (!collides_with_word(part.term)) return false;
    if (!dotted && !all_capitals(part.range.of(text_))) return false;
    const bool shouted = !dotted && is_shouted(i);
    if (shouted) push(part.term, part.range, position_, 1, TokenKind::word);
    push(std::move(part.term), part.range, position_, 1,
         shouted ? TokenKind::variant : TokenKind::word, true);
    ++position_;
    return true;
  }

  // "co operate": a prefix that is no word of its own, written apart, also counts as joined.
  [[nodiscard]] std::optional<std::string> joined_with_next(std::size_t i,
                                                            const std::string& term) const {
    if (i + 1 >= words_.size() || !is_bound_prefix(term)) return {};
    const Word& next = words_[i + 1];
    const std::string_view gap = gap_after(i);
    if (!next.ascii || !next.has_letter || next.has_digit || next.initial_upper) return {};
    if (!all_blank(gap) || has_blank_line(gap)) return {};
    WordParts parts = split_word(text_, next);
    if (parts.parts.size() != 1) return {};
    return term + parts.parts.front().term;
  }

  // "C++", "C#": a short word with its sign.
  bool emit_with_sign(std::size_t i) {
    const Word& word = words_[i];
    if (word.end - word.begin > 2 || !word.ascii || !word.has_letter) return false;
    const std::string_view rest = text_.substr(word.end, 3);
    std::size_t sign = 0;
    if (rest.substr(0, 2) == "++" && rest != "+++") sign = 2;
    if (rest.substr(0, 1) == "#" && !touches_next(i, word.end + 1)) sign = 1;
    if (sign == 0) return false;
    const ByteRange range{word.begin, word.end + sign};
    push(folded(range.of(text_)), range, position_++, 1, TokenKind::word);
    return true;
  }

  [[nodiscard]] bool touches_next(std::size_t i, std::size_t byte) const {
    return i + 1 < words_.size() && words_[i + 1].begin == byte;
  }

  // Whether the capitals of word `i` are those of a headline and say nothing.
  [[nodiscard]] bool is_shouted(std::size_t i) const {
    constexpr std::size_t kReach = 4;
    std::size_t run = 1;
    bool low_near = false;
    const auto look = [&](std::size_t k) {
      if (words_[k].has_lower) low_near = true;
      if (words_[k].has_letter && !words_[k].has_lower) ++run;
      return !words_[k].has_lower;
    };
    for (std::size_t k = i; k > 0 && i - (k - 1) <= kReach; --k) {
      if (!look(k - 1)) break;
    }
    for (std::size_t k = i + 1; k < words_.size() && k - i <= kReach; ++k) {
      if (!look(k)) break;
    }
    if (run >= 4) return true;
    return mode_ == AnalyzeMode::text && run >= 2 && !low_near;
  }

  // "25 700" with a blank that does not break: one number.
  void emit_digit_groups(std::size_t begin, std::size_t end) {
    std::string digits;
    for (std::size_t i = begin; i < end; ++i) digits += words_[i].of(text_);
    push(std::move(digits), {words_[begin].begin, words_[end - 1].end}, position_++, 1,
         TokenKind::word);
  }

  void emit_group(std::size_t begin, std::size_t end, Link link) {
    std::vector<WordParts> words;
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      words.push_back(split_word(text_, words_[i]));
      count += words.back().parts.size();
    }
    if (count == 0) return;
    const ByteRange whole = whole_range(words);
    push(whole_term(words, whole, link), whole, position_, static_cast<std::uint16_t>(count),
         TokenKind::compound, false, link == Link::hyphen && end - begin == 2);
    for (std::size_t i = 0; i < words.size(); ++i) {
      WordParts& word = words[i];
      if (link == Link::hyphen && word.parts.size() == 1 &&
          push_acronym(begin + i, word.parts.front(), word.dotted_acronym)) {
        continue;
      }
      if (word.parts.size() > 1 && !word.joined.empty()) {
        push(std::move(word.joined), {word.parts.front().range.begin, word.parts.back().range.end},
             position_, static_cast<std::uint16_t>(word.parts.size()), TokenKind::compound);
      }
      for (WordPart& part : word.parts) push_part(part);
    }
  }

  static ByteRange whole_range(const std::vector<WordParts>& words) {
    ByteRange whole{std::string_view::npos, 0};
    for (const WordParts& word : words) {
      for (const WordPart& part : word.parts) {
        whole.begin = std::min(whole.begin, part.range.begin);
        whole.end = std::max(whole.end, part.range.end);
      }
    }
    return whole;
  }

  [[nodiscard]] std::string whole_term(const std::vector<WordParts>& words, ByteRange whole,
                                       Link link) const {
    std::string term;
    if (link == Link::url) {
      std::string_view url = whole.of(text_);
      if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
        url.remove_prefix(scheme + 3);
      }
      return folded(url);
    }
    if (link == Link::at_sign) return folded(whole.of(text_));
    for (const WordParts& word : words) {
      if (link == Link::ampersand && !term.empty()) term += '&';
      for (const WordPart& part : word.parts) term += part.term;
    }
    return term;
  }

  // One character of a script without spaces, and its pair with the next.
  void emit_character(std::size_t i) {
    const Word& word = words_[i];
    std::string term = folded(word.of(text_));
    if (term.empty()) return;
    if (touches_next(i, word.end) && words_[i + 1].script == Script::unsegmented) {
      std::string pair = term;
      append_folded(words_[i + 1].of(text_), pair);
      push(std::move(pair), {word.begin, words_[i + 1].end}, position_, 2, TokenKind::bigram);
    }
    push(std::move(term), word.range(), position_++, 1, TokenKind::word);
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  AnalyzeMode mode_;
  std::uint32_t position_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::span<const std::string_view> bound_prefixes() { return kBoundPrefixes; }

bool is_bound_prefix(std::string_view term) {
  return std::find(kBoundPrefixes.begin(), kBoundPrefixes.end(), term) != kBoundPrefixes.end();
}

bool depends_on_neighbours(std::string_view term) { return collides_with_word(term); }

bool begins_neighbour_dependent(std::string_view prefix) {
  return std::any_of(kAcronymWords.begin(), kAcronymWords.end(),
                     [&](std::string_view word) { return word.starts_with(prefix); });
}

std::vector<Token> analyze(std::string_view utf8, AnalyzeMode mode) {
  return analyze(utf8, segment_words(utf8), mode);
}

std::vector<Token> analyze(std::string_view utf8, const std::vector<Word>& words,
                           AnalyzeMode mode) {
  return Analysis(utf8, words, mode).run();
}

}  // namespace dateline
