#include "web/marked_text.h"

#include <algorithm>
#include <array>

#include "web/quote_list.h"

namespace dateline::web {
namespace {

constexpr std::size_t kKinds = 7;
// Hand-wrapped lines are shorter than this, in bytes.
constexpr std::size_t kLongLine = 120;

std::size_t character_start(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

// Its id once only: a quote may go on in the next paragraph.
void open_quote(const Mark& quote, bool begins, HtmlWriter& out) {
  out.markup("<q class=\"quote\"");
  if (begins && !quote.id.empty()) out.markup(" id=\"").text(quote.id).markup("\"");
  if (!quote.speaker.empty()) out.markup(" title=\"").text(quote.speaker).markup("\"");
  out.markup(">");
}

void open(MarkKind kind, HtmlWriter& out) {
  switch (kind) {
    case MarkKind::quote:
      break;  // open_quote()
    case MarkKind::date:
      out.markup("<span class=\"date\">");
      break;
    case MarkKind::organisation:
      out.markup("<span class=\"organisation\">");
      break;
    case MarkKind::place:
      out.markup("<span class=\"place\">");
      break;
    case MarkKind::person:
      out.markup("<span class=\"person\">");
      break;
    case MarkKind::number:
      out.markup("<span class=\"number\">");
      break;
    case MarkKind::match:
      out.markup("<mark>");
      break;
  }
}

// Elements that are open, outermost first; they nest because kinds are always opened in their own
// order.
class OpenElements {
 public:
  explicit OpenElements(HtmlWriter& out) : out_(out) {}
  ~OpenElements() { become(0, nullptr, false); }
  OpenElements(const OpenElements&) = delete;
  OpenElements& operator=(const OpenElements&) = delete;

  // Closes and opens as little as it can so that exactly `kinds` are open. `quote`: the one that is
  // open then; `begins`: its first byte comes next.
  void become(std::uint8_t kinds, const Mark* quote, bool begins) {
    std::size_t common = 0;
    while (common < kKinds && has(kinds, common) == has(open_, common)) ++common;
    for (std::size_t kind = kKinds; kind-- > common;) {
      if (!has(open_, kind)) continue;
      if (static_cast<MarkKind>(kind) == MarkKind::match) {
        out_.markup("</mark>");
      } else if (static_cast<MarkKind>(kind) == MarkKind::quote) {
        out_.markup("</q>");
      } else {
        out_.markup("</span>");
      }
    }
    for (std::size_t kind = common; kind < kKinds; ++kind) {
      if (!has(kinds, kind)) continue;
      if (static_cast<MarkKind>(kind) == MarkKind::quote && quote != nullptr) {
        open_quote(*quote, begins, out_);
      } else {
        open(static_cast<MarkKind>(kind), out_);
      }
    }
    open_ = kinds;
  }

 private:
  static bool has(std::uint8_t kinds, std::size_t kind) { return (kinds >> kind & 1U) != 0; }

  HtmlWriter& out_;
  std::uint8_t open_ = 0;
};

void add(std::vector<Mark>& marks, const std::vector<ByteRange>& ranges, MarkKind kind) {
  for (const ByteRange& range : ranges) marks.push_back({range, kind});
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

ByteRange without_blanks(std::string_view text, ByteRange range) {
  while (!range.empty() && is_space(text[range.begin])) ++range.begin;
  while (!range.empty() && is_space(text[range.end - 1])) --range.end;
  return range;
}

std::vector<ByteRange> lines(std::string_view text) {
  std::vector<ByteRange> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    all.push_back({begin, end});
    begin = end + 1;
  }
  return all;
}

}  // namespace

MarkedText::MarkedText(std::string_view text, const std::vector<Mark>& marks) : text_(text) {
  struct Border {
    std::size_t at;
    int step;
    MarkKind kind;
    const Mark* quote;
  };
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::quote) quotes_.push_back(mark);
  }
  std::size_t quote = 0;
  std::vector<Border> borders;
  borders.reserve(2 * marks.size());
  for (const Mark& mark : marks) {
    const std::size_t begin = character_start(text, mark.range.begin);
    const std::size_t end = character_start(text, mark.range.end);
    const Mark* own = mark.kind == MarkKind::quote ? &quotes_[quote++] : nullptr;
    if (begin >= end) continue;
    borders.push_back({begin, 1, mark.kind, own});
    borders.push_back({end, -1, mark.kind, nullptr});
  }
  std::sort(borders.begin(), borders.end(),
            [](const Border& a, const Border& b) { return a.at < b.at; });
  std::array<int, kKinds> depth{};
  pieces_.push_back({});
  for (const Border& border : borders) {
    const auto kind = static_cast<std::size_t>(border.kind);
    depth[kind] += border.step;
    if (pieces_.back().begin != border.at)
      pieces_.push_back({border.at, pieces_.back().kinds, pieces_.back().quote});
    if (border.kind == MarkKind::quote) pieces_.back().quote = border.quote;
    const auto bit = static_cast<std::uint8_t>(1U << kind);
    std::uint8_t& kinds = pieces_.back().kinds;
    kinds = static_cast<std::uint8_t>(depth[kind] > 0 ? kinds | bit : kinds & ~bit);
  }
}

void MarkedText::write(ByteRange range, HtmlWriter& out) const {
  range.end = std::min(range.end, text_.size());
  OpenElements elements(out);
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), range.begin,
                                [](std::size_t at, const Piece& p) { return at < p.begin; });
  for (--piece; piece != pieces_.end() && piece->begin < range.end; ++piece) {
    const std::size_t next = piece + 1 == pieces_.end() ? text_.size() : (piece + 1)->begin;
    const std::size_t begin = std::max(piece->begin, range.begin);
    const std::size_t end = std::min(next, range.end);
    if (begin >= end) continue;
    const Mark* quote = piece->quote;
    elements.become(piece->kinds, quote, quote != nullptr && begin == quote->range.begin);
    out.text(text_.substr(begin, end - begin));
  }
}

std::vector<Mark> text_marks(const ArticleView& view) {
  const Entities& found = view.article.found;
  std::vector<Mark> marks;
  for (const NamedEntity& person : found.people) add(marks, person.mentions, MarkKind::person);
  for (const PlaceEntity& place : found.places) add(marks, place.mentions, MarkKind::place);
  for (const NamedEntity& organisation : found.organisations) {
    add(marks, organisation.mentions, MarkKind::organisation);
  }
  for (const Quantity& quantity : found.numbers)
    marks.push_back({quantity.range, MarkKind::number});
  for (std::size_t i = 0; i < found.quotes.size(); ++i) {
    const NamedEntity* speaker = speaker_of(found.quotes[i], found);
    marks.push_back({found.quotes[i].range, MarkKind::quote, quote_id(i),
                     speaker == nullptr ? std::string_view() : std::string_view(speaker->name)});
  }
  for (const FoundDate& date : found.dates) marks.push_back({date.range, MarkKind::date});
  add(marks, view.text_matches, MarkKind::match);
  return marks;
}

std::vector<Mark> title_marks(const ArticleView& view) {
  std::vector<Mark> marks;
  add(marks, view.title_matches, MarkKind::match);
  return marks;
}

std::vector<ByteRange> paragraphs(std::string_view text) {
  const std::vector<ByteRange> all = lines(text);
  const bool has_blank_line = std::any_of(all.begin(), all.end(), [&](const ByteRange& line) {
    return without_blanks(text, line).empty();
  });
  const bool has_long_line = std::any_of(
      all.begin(), all.end(), [](const ByteRange& line) { return line.size() > kLongLine; });
  const bool each_line = !has_blank_line && has_long_line;
  std::vector<ByteRange> found;
  bool fresh = true;
  for (const ByteRange& line : all) {
    const ByteRange content = without_blanks(text, line);
    if (content.empty()) {
      fresh = true;
    } else if (fresh || each_line) {
      found.push_back(content);
      fresh = false;
    } else {
      found.back().end = content.end;
    }
  }
  return found;
}

}  // namespace dateline::web
