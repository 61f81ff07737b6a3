#include "searcher/figures/reading.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/base/date.h"
#include "searcher/figures/carry.h"
#include "searcher/figures/counts.h"
#include "searcher/figures/events.h"
#include "searcher/figures/memory.h"
#include "searcher/figures/sentence.h"

namespace dateline::figures {
namespace {

using Kind = QuantityKind;

bool is_vague(std::string_view number) {
  return is_one_of(number, {"dozens", "hundreds", "thousands", "millions", "billions", "scores",
                            "tens", "several", "hundreds of thousands", "tens of thousands"});
}

// "2,750 tonnes of [ammonium nitrate]": how much there is of something.
bool is_measured_stuff(const Quantity& q) {
  return q.kind == Kind::mass || q.kind == Kind::area ||
         (q.kind == Kind::other && is_one_of(q.unit, {"m3", "litre", "gallon"}));
}

class ArticleReader {
 public:
  explicit ArticleReader(const Article& article) : article_(article) {
    if (const auto day = own_day(article.date)) year_ = day->year;
  }

  std::vector<Reading> read() {
    for (const NumberedSentence& numbered : sentences_of(article_)) {
      memory_.begin(numbered.place);
      read_sentence(numbered.sentence);
    }
    return std::move(out_);
  }

 private:
  void read_sentence(const Sentence& s) {
    Found found(s.numbers.size());
    bool told = false;
    for (std::size_t k = 0; k < s.numbers.size(); ++k) {
      const Quantity& q = article_.found.numbers[s.numbers[k].index];
      if (is_vague(folded_number(q)) || q.kind == Kind::multiple || q.unit == "fraction") continue;
      Reading reading;
      reading.number = s.numbers[k].index;
      reading.sentence = s.range;
      reading.bound = q.bound;
      reading.scope = time_of(s, k, year_);
      reading.denied = is_denied(s, k);
      if (q.kind == Kind::count) {
        read_count(s, k, q, found, reading);
        told = told || reading.event != Event::none;
      } else if (q.kind == Kind::money) {
        read_money(s, k, q, found, reading);
      } else {
        keep_rate(reading.scope);
        reading.subject = subject_of(q.thing);
        const bool named = !reading.subject.key.empty() && is_measured_stuff(q);
        if (named) reading.fellows = Fellows::like;
      }
      found[k] = reading;
      out_.push_back(std::move(reading));
    }
    if (!told) memory_.remember_carrier(s);
  }

  [[nodiscard]] std::string folded_number(const Quantity& q) const {
    std::string out(q.number_range.of(article_.text));
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (c == '\n') c = ' ';
    }
    return out;
  }

  void read_count(const Sentence& s, std::size_t k, const Quantity& q, const Found& found,
                  Reading& out) {
    out.subject = counted(s, k, q);
    const bool whole = q.value == std::floor(q.value);
    if (whole && !read_own_event(s, k, out)) memory_.lean(s, k, found, out);
    settle(s, k, out);
    if (out.event != Event::none && !out.scope.part) memory_.remember(out);
  }

  void read_money(const Sentence& s, std::size_t k, const Quantity& q, const Found& found,
                  Reading& out) const {
    out.subject = subject_of(q.thing);
    const Region front = in_front_of(s, k);
    for (std::size_t i = front.begin; i < front.end; ++i) {
      if (is_cost(s.word(i))) out.subject = Subject{"cost", "cost or losses", Event::none, false};
    }
    const bool led_on = k > 0 && found[k - 1] && found[k - 1]->subject.key == "cost" &&
                        article_.found.numbers[found[k - 1]->number].unit == q.unit;
    if (out.subject.key.empty() && led_on && is_linked(s, k)) out.subject = found[k - 1]->subject;
    if (out.subject.key != "cost") return;
    const bool insured = std::any_of(s.tokens.begin(), s.tokens.end(), [](const Token& token) {
      return is_one_of(token.lower, {"insured", "insurer", "insurers"});
    });
    if (insured) out.subject = Subject{"insured cost", "insured losses", Event::none, false};
    keep_rate(out.scope);
    out.fellows = Fellows::like;
  }

  // "In 2014" is when it was said or stored; "a day" is of what.
  static void keep_rate(Scope& scope) {
    if (!scope.time.starts_with("a ")) scope.time.clear();
  }

  const Article& article_;
  std::optional<int> year_;
  Memory memory_;
  std::vector<Reading> out_;
};

}  // namespace

std::vector<Reading> readings_of(const Article& article) {
  if (!article.language.empty() && !article.language.starts_with("en")) return {};
  return ArticleReader(article).read();
}

}  // namespace dateline::figures
