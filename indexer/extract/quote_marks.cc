#include "indexer/extract/quote_marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace dateline {
namespace {

// A single quotation that is not closed within so many marks, or bytes, began with an apostrophe.
constexpr std::size_t kMostMarksAhead = 64;
constexpr std::size_t kLongestSingle = 4000;

enum class Style : std::uint8_t {
  straight,
  curly,
  single,
  curly_single,
  guillemets,
  angles,
  corners,
  double_corners
};

bool is_single(Style style) { return style == Style::single || style == Style::curly_single; }

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  Style style = Style::straight;
  bool opens = false;   // it may
  bool closes = false;  // it may
  bool leads = false;   // it opens, and a paragraph begins with it
  std::uint32_t paragraph = 0;
};

// Letters and digits; every character beyond ASCII that is no blank or punctuation counts as one.
bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<char>(c));
  const bool punctuation = (c >= 0x2000 && c < 0x2070) || c == 0xA0 || c == 0xA1 || c == 0xAB ||
                           c == 0xBB || c == 0xBF || (c >= 0x3000 && c < 0x3020) ||
                           // Arabic and Indic
                           c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4 ||
                           c == 0x0964 ||
                           // full width
                           (c > 0xFF00 && c < 0xFF10) || (c > 0xFF19 && c < 0xFF21) ||
                           (c > 0xFF3A && c < 0xFF41) || (c > 0xFF5A && c < 0xFF66);
  return !punctuation;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x3000;
}

bool ends_clause(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' ||
         c == ']' || c == 0x2026;
}

// Words that begin with an apostrophe.
bool is_clipped_word(std::string_view rest) {
  std::string word;
  for (const char c : rest.substr(0, 6)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower < 'a' || lower > 'z') break;
    word += lower;
  }
  return word == "tis" || word == "twas" || word == "em" || word == "til" || word == "till" ||
         word == "cause" || word == "n" || word == "bout";
}

class MarkFinder {
 public:
  explicit MarkFinder(std::string_view text)
      : text_(text),
        opens_as_it_closes_(text.find("\u201C") == std::string_view::npos &&
                            text.find("\u201E") == std::string_view::npos) {}

  std::vector<Mark> run() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '\n') {
        line_break(i);
      } else if (c == '"') {
        add(i, 1, Style::straight, true, true);
      } else if (c == '\'') {
        add(i, 1, Style::single, true, true);
      } else if (c == '\xE2') {
        general_punctuation(i);
      } else if (c == '\xC2' && i + 1 < text_.size() &&
                 (text_[i + 1] == '\xAB' || text_[i + 1] == '\xBB')) {
        add(i, 2, Style::guillemets, true, true);
      } else if (c == '\xE3') {
        corner(i);
      }
    }
    return std::move(marks_);
  }

 private:
  void line_break(std::size_t i) {
    std::size_t next = i + 1;
    while (next < text_.size() && is_ascii_blank(text_[next]) && text_[next] != '\n') ++next;
    if (next < text_.size() && text_[next] == '\n') ++paragraph_;
  }

  void general_punctuation(std::size_t i) {
    if (i + 2 >= text_.size() || text_[i + 1] != '\x80') return;
    switch (static_cast<unsigned char>(text_[i + 2])) {
      case 0x98:  // German texts close with it
        return add(i, 3, Style::curly_single, true, true);
      case 0x99:
        return add(i, 3, Style::curly_single, false, true);
      case 0x9A:  // low
        return add(i, 3, Style::curly_single, true, false);
      case 0x9C:  // German texts close with it
        return add(i, 3, Style::curly, true, true);
      case 0x9D:  // Swedish and Finnish ones open with it
        return add(i, 3, Style::curly, opens_as_it_closes_, true);
      case 0x9E:  // low
        return add(i, 3, Style::curly, true, false);
      case 0xB9:
      case 0xBA:
        return add(i, 3, Style::angles, true, true);
      default:
        return;
    }
  }

  void corner(std::size_t i) {
    if (i + 2 >= text_.size() || text_[i + 1] != '\x80') return;
    const auto last = static_cast<unsigned char>(text_[i + 2]);
    if (last < 0x8C || last > 0x8F) return;
    const bool opens = last % 2 == 0;
    add(i, 3, last < 0x8E ? Style::corners : Style::double_corners, opens, !opens);
  }

  void add(std::size_t at, std::size_t bytes, Style style, bool may_open, bool may_close) {
    Mark mark{at, at + bytes, style, false, false, false, paragraph_};
    const char32_t before = at > 0 ? utf8::decode_before(text_, at) : U' ';
    std::size_t next = mark.end;
    const char32_t after = next < text_.size() ? utf8::decode(text_, next) : U' ';
    if (style == Style::corners || style == Style::double_corners) {  // no blanks around them
      marks_.push_back(
          {at, mark.end, style, may_open, may_close, may_open && leads_paragraph(at), paragraph_});
      return;
    }
    const bool spaced = style == Style::guillemets || style == Style::angles;
    mark.opens = may_open && !is_word(before) && (spaced || !is_space(after)) &&
                 !(is_space(before) && ends_clause(after) && after != 0x2026 && after != '.');
    mark.closes = may_close && !is_word(after) &&
                  (spaced || !is_space(before) || ends_clause(after) ||
                   (!is_single(style) && follows_clause(at)));
    if (style == Style::single && mark.opens &&
        (is_ascii_digit(text_[std::min(mark.end, text_.size() - 1)]) ||
         is_clipped_word(text_.substr(mark.end)))) {
      mark.opens = false;
    }
    if (!mark.opens && !mark.closes) return;
    mark.leads = mark.opens && leads_paragraph(at);
    marks_.push_back(mark);
  }

  // "We will act, " he said: a blank that belongs behind the mark.
  [[nodiscard]] bool follows_clause(std::size_t at) const {
    if (at < 2 || text_[at - 1] != ' ') return false;
    const char32_t last = utf8::decode_before(text_, at - 1);
    return ends_clause(last) && last != ':';
  }

  bool leads_paragraph(std::size_t at) const {
    while (at > 0 && is_ascii_blank(text_[at - 1])) {
      if (text_[at - 1] == '\n') return true;
      --at;
    }
    return at == 0;
  }

  std::string_view text_;
  const bool opens_as_it_closes_;  // a ”, where the text has no opening marks
  std::vector<Mark> marks_;
  std::uint32_t paragraph_ = 0;
};

// Pairs the marks. Where a mark of the open quote's own style opens another one, the quote holds a
// quote, or it was never closed: which of them is known only at the next closing mark too many, or
// at the paragraph's end. Until then the inner ones are kept.
class Pairing {
 public:
  Pairing(std::string_view text, const std::vector<Mark>& marks) : text_(text), marks_(marks) {}

  std::vector<QuotedStretch> run() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (open_ && is_new_paragraph(i)) give_up();
      if (open_ && repeats_opening(i)) {
        if (has_inner() && marks_[i].paragraph == opening().paragraph) {
          give_up();
          open(i, false);
        } else {
          finish(marks_[i].begin, 0);
          open(i, true);
        }
      } else if (!open_) {
        if (marks_[i].opens && !is_lone_single(i)) open(i, false);
      } else if (opens_inner(i)) {
        inner_open_.push_back(i);
      } else if (closes_open(i)) {
        close(i);
      }
    }
    if (open_) give_up();
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Mark& opening() const { return marks_[*open_]; }

  void open(std::size_t i, bool continues) {
    open_ = i;
    continues_ = continues;
    inner_open_.clear();
    inner_.clear();
  }

  void close(std::size_t i) {
    if (inner_open_.empty()) {
      finish(marks_[i].begin, marks_[i].end - marks_[i].begin);
      open_.reset();
      return;
    }
    const Mark& first = marks_[inner_open_.back()];
    inner_open_.pop_back();
    while (!inner_.empty() && inner_.back().outer.begin > first.begin) inner_.pop_back();
    if (const ByteRange inner = trimmed({first.end, marks_[i].begin}); !inner.empty())
      inner_.push_back({inner, {first.begin, marks_[i].end}, false});
  }

  [[nodiscard]] bool has_inner() const { return !inner_.empty() || !inner_open_.empty(); }

  // "He told me "go home" and I went": opens and cannot close.
  [[nodiscard]] bool opens_inner(std::size_t i) const {
    const Mark& mark = marks_[i];
    if (mark.style != opening().style || is_single(mark.style) || !mark.opens) return false;
    if (mark.style != Style::guillemets && mark.style != Style::angles) return !mark.closes;
    return text_[mark.end - 1] == text_[opening().end - 1];
  }

  // The mark at `i` stands in a later paragraph, which does not open with the quote's mark again.
  [[nodiscard]] bool is_new_paragraph(std::size_t i) const {
    return marks_[i].paragraph != opening().paragraph && !repeats_opening(i);
  }

  // "... of them all.
  // "There has": each paragraph of a quote opens with its mark. In a text whose paragraphs were run
  // together a sentence must have ended.
  [[nodiscard]] bool repeats_opening(std::size_t i) const {
    const Mark& mark = marks_[i];
    const Mark& first = opening();
    if (!mark.opens || mark.style != first.style) return false;
    if (text_.substr(mark.begin, mark.end - mark.begin) !=
        text_.substr(first.begin, first.end - first.begin)) {
      return false;
    }
    if (mark.paragraph > first.paragraph + 1) return false;
    if (mark.leads) return mark.paragraph != first.paragraph || !mark.closes;
    if (mark.closes || mark.paragraph != first.paragraph) return false;
    std::size_t at = mark.begin;
    while (at > first.end && is_ascii_blank(text_[at - 1])) --at;
    return at < mark.begin && at > first.end && (text_[at - 1] == '.' || text_[at - 1] == '?');
  }

  [[nodiscard]] bool closes_open(std::size_t i) const {
    const Mark& mark = marks_[i];
    const Mark& first = opening();
    if (!mark.closes) return false;
    if (mark.style != first.style) {
      // “typed by two hands"
      return (mark.style == Style::straight && first.style == Style::curly && !mark.opens) ||
             (mark.style == Style::curly && first.style == Style::straight &&
              text_[mark.end - 1] == '\x9D');
    }
    switch (mark.style) {
      case Style::curly:  // “ closes „ only
        return text_[mark.end - 1] == '\x9D' || text_[first.end - 1] == '\x9E';
      case Style::guillemets:
      case Style::angles:
        return text_[mark.end - 1] != text_[first.end - 1];
      case Style::curly_single:
        return may_close_single(first, mark) && !is_within(i);
      case Style::single:
      case Style::straight:
        return !is_within(i);
      case Style::corners:
      case Style::double_corners:
        return true;
    }
    return false;
  }

  // ‘ closes ‚ only.
  [[nodiscard]] bool may_close_single(const Mark& first, const Mark& mark) const {
    return mark.closes && (mark.style != Style::curly_single || text_[mark.end - 1] == '\x99' ||
                           text_[first.end - 1] == '\x9A');
  }

  // "the boys' team", "a 6" pipe": an s or a figure before it, a small letter behind, and a closing
  // mark still to come.
  [[nodiscard]] bool is_within(std::size_t i) const {
    const Mark& mark = marks_[i];
    if (mark.begin == 0) return false;
    const char before = text_[mark.begin - 1];
    if (!is_ascii_digit(before) && (before != 's' || !is_single(mark.style))) return false;
    if (mark.end + 1 >= text_.size() || text_[mark.end] != ' ') return false;
    const char next = text_[mark.end + 1];
    if (next < 'a' || next > 'z') return false;
    const std::size_t last = std::min(marks_.size(), i + kMostMarksAhead);
    for (std::size_t k = i + 1; k < last && marks_[k].paragraph == mark.paragraph; ++k) {
      if (marks_[k].style != mark.style) continue;
      if (marks_[k].opens && !marks_[k].closes) return false;
      if (marks_[k].closes) return true;
    }
    return false;
  }

  // A single mark that nothing closes is an apostrophe.
  [[nodiscard]] bool is_lone_single(std::size_t i) const {
    const Mark& mark = marks_[i];
    if (!is_single(mark.style)) return false;
    const std::size_t last = std::min(marks_.size(), i + kMostMarksAhead);
    for (std::size_t k = i + 1; k < last; ++k) {
      const Mark& other = marks_[k];
      if (other.begin - mark.end > kLongestSingle) return true;
      if (other.paragraph != mark.paragraph) {
        const bool again = other.leads && other.style == mark.style && mark.leads &&
                           other.paragraph == mark.paragraph + 1;
        return !again;
      }
      if (other.style == mark.style && may_close_single(mark, other))
        return other.begin == mark.end;
      // "He said 'n that "we" ...": double marks around would be cut in two.
    }
    return true;
  }

  // An unclosed quote ends nowhere: nobody knows where. Those in it stand for themselves.
  void give_up() {
    found_.insert(found_.end(), inner_.begin(), inner_.end());
    open_.reset();
  }

  void finish(std::size_t end, std::size_t mark_bytes) {
    const ByteRange inner = trimmed({opening().end, end});
    if (inner.empty()) return;
    found_.push_back(
        {inner, {opening().begin, mark_bytes > 0 ? end + mark_bytes : inner.end}, continues_});
  }

  [[nodiscard]] ByteRange trimmed(ByteRange inner) const {
    while (!inner.empty() && starts_blank(inner)) inner.begin += blank_bytes(inner.begin);
    while (!inner.empty() && ends_blank(inner)) inner.end -= blank_before(inner);
    return inner;
  }

  [[nodiscard]] std::size_t blank_bytes(std::size_t at) const {
    std::size_t next = at;
    return is_space(utf8::decode(text_, next)) ? next - at : 0;
  }
  [[nodiscard]] bool starts_blank(ByteRange r) const { return blank_bytes(r.begin) > 0; }
  [[nodiscard]] static std::size_t bytes_of(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  [[nodiscard]] std::size_t blank_before(ByteRange r) const {
    const char32_t c = utf8::decode_before(text_, r.end);
    return is_space(c) ? bytes_of(c) : 0;
  }
  [[nodiscard]] bool ends_blank(ByteRange r) const { return blank_before(r) > 0; }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  std::vector<QuotedStretch> found_;
  std::optional<std::size_t> open_;
  bool continues_ = false;
  std::vector<std::size_t> inner_open_;  // marks that opened a quote within the open one
  std::vector<QuotedStretch> inner_;     // the outermost of those that were closed
};

}  // namespace

std::vector<QuotedStretch> quoted_stretches(std::string_view text) {
  const std::vector<Mark> marks = MarkFinder(text).run();
  return Pairing(text, marks).run();
}

}  // namespace dateline
