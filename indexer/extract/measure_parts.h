// What may follow a number, each part in a file of its own: a currency (money.cc), a unit
// (unit_measures.cc), what is counted (counted_things.cc). Each looks at what comes next, reads it
// where it is its own, and says whether it was.
#pragma once

#include <string_view>

#include "indexer/extract/measure_cursor.h"

namespace dateline {

// --- money.cc ---

// "two million euros", "50 pence", "5 Australian dollars", "5m USD".
bool read_currency_word(MeasureCursor& at);
// "€" right after the digits.
bool read_currency_sign(MeasureCursor& at);
// "50p", the letter already read.
void read_pence(MeasureCursor& at);

// --- unit_measures.cc ---

// "km" in "5km", "m" in "1.2m people": letters glued to the digits. True wherever there are any.
bool read_suffix(MeasureCursor& at);
// "%", "°", "°C", "+", a currency sign.
bool read_signs(MeasureCursor& at);
// "25-year career", "92-year-old woman", "ten-storey building", "three-fold".
void read_hyphenated(MeasureCursor& at);
// "magnitude 6.3", "a 5.0-magnitude earthquake", "the 6.4 quake".
bool read_magnitude(MeasureCursor& at);
// "by a factor of five".
bool read_factor(MeasureCursor& at);
// "24 hours", "3 miles", "12 years old", "three times", "thousands of miles".
bool read_unit_word(MeasureCursor& at);

// --- counted_things.cc ---

void read_counted(MeasureCursor& at);         // "27 [migrants]", "half of [the plan]"
void read_paid_for(MeasureCursor& at);        // "£3m of [damage]", "$5bn [deal]"
void read_share_of(MeasureCursor& at);        // "82% of [youth suicides]"
void read_compound_thing(MeasureCursor& at);  // "25-year [career]"
void read_hyphen_thing(MeasureCursor& at);    // "ten-[storey] building"
void read_per_many(MeasureCursor& at);        // "three [per 100,000] people"

}  // namespace dateline
