// A quantity while it is being read: where in its sentence the reading stands, and what has been
// read. Money, units and things counted (measure_parts.h) each move it on.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/extract/measures.h"

namespace dateline {

class MeasureCursor {
 public:
  MeasureCursor(const WordView& view, const SentenceWords& in, Measure& measure,
                Quantity& quantity);

  const WordView& view;
  const SentenceWords& in;
  Measure& measure;
  Quantity& quantity;
  std::size_t end;  // byte the quantity ends at so far

  // The word after what has been read.
  [[nodiscard]] std::size_t next() const { return measure.last + 1; }
  [[nodiscard]] bool has_next() const { return next() < in.end_word; }
  // Only a blank stands between what has been read ("15%") and the next word.
  [[nodiscard]] bool blank_next() const;
  [[nodiscard]] bool next_is(std::string_view lower) const {
    return blank_next() && view.lower(next()) == lower;
  }
  // The sentence's bytes after what has been read.
  [[nodiscard]] std::string_view rest() const {
    return view.text().substr(end, in.sentence.end - std::min(end, in.sentence.end));
  }

  // Reads on to `word`, a possessive "'s" left out.
  void take_to(std::size_t word);
  // Reads the thing counted, where there is one.
  void take_thing(const std::optional<Thing>& thing);
  void set_kind(QuantityKind kind, std::string_view unit);

 private:
  [[nodiscard]] bool numbers_before(std::size_t word) const;
};

}  // namespace dateline
