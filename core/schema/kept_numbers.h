// Whether documents kept their numbers when a generation was merged into the next one: then what a
// reader keeps of documents by number (facet columns) goes on to hold.
//
// On disk: metadata kMetaKeptNumbers: id of the generation before, a blank, the last number.
#pragma once

#include <xapian.h>

#include <string>

namespace dateline {

struct KeptNumbers {
  std::string generation;  // the one before (its database's uuid); empty: numbers are new
  Xapian::docid last = 0;  // documents up to this one are those of that generation
};

// Writes down what merging did. REQUIRES that `before` went first into `next` (Xapian then shifts
// all numbers so that they begin at 1, and keeps gaps), and that nothing in `next` was deleted
// before that or added with a number of `before`. Xapian exceptions pass through.
void note_kept_numbers(const Xapian::Database& before, Xapian::WritableDatabase& next);

[[nodiscard]] KeptNumbers kept_numbers(const Xapian::Database& database);

}  // namespace dateline
