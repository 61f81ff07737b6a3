#include "indexer/extract/quantities.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/text/sentences.h"

using namespace dateline;

namespace {

std::vector<Quantity> found_in(std::string_view text) {
  return find_numbers_and_dates(text, segment_words(text), split_sentences(text), {}).numbers;
}

// "[text] value bound kind unit thing", one after the other, separated by "; ". Exact bounds and
// empty parts are left out.
std::string described(std::string_view text) {
  std::string out;
  for (const Quantity& quantity : found_in(text)) {
    if (!out.empty()) out += "; ";
    out += "[" + std::string(quantity.range.of(text)) + "] " + print_number(quantity.value);
    if (quantity.value_high) out += ".." + print_number(*quantity.value_high);
    if (quantity.bound != Bound::exact) out += " " + std::string(name_of(quantity.bound));
    out += " " + std::string(name_of(quantity.kind));
    if (!quantity.unit.empty()) out += " " + quantity.unit;
    if (!quantity.thing.empty()) out += " (" + quantity.thing + ")";
  }
  return out;
}

void check(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  CHECK(described(text) == expected);
}

}  // namespace

TEST_CASE("Quantities: counts with the thing counted") {
  check("Officials said 27 migrants drowned.", "[27 migrants] 27 count (migrants)");
  check("The boat held more than 50 passengers.",
        "[more than 50 passengers] 50 more_than count (passengers)");
  check("Three rescue boats came.", "[Three rescue boats] 3 count (rescue boats)");
  check("This year, almost 25,700 persons crossed.",
        "[almost 25,700 persons] 25,700 about count (persons)");
  check("It has seen more than 60550 people make it.",
        "[more than 60550 people] 60,550 more_than count (people)");
  check("Four alleged people smugglers were held.",
        "[Four alleged people smugglers] 4 count (alleged people smugglers)");
  check("Six of the murders were solved.", "[Six of the murders] 6 count (murders)");
  check("It left 27 dead.", "[27 dead] 27 count (dead)");
  check("They found one girl.", "[one girl] 1 count (girl)");
}

TEST_CASE("Quantities: forms of numbers") {
  check("It saw 25\u2009700 people.", "[25\u2009700 people] 25,700 count (people)");
  check("Some 1.2m people left.", "[Some 1.2m people] 1,200,000 about count (people)");
  check("Half a million people left.", "[Half a million people] 500,000 count (people)");
  check("A dozen ships sank.", "[A dozen ships] 12 count (ships)");
  check("Dozens of people died.", "[Dozens of people] 12 more_than count (people)");
  check("They met twenty-seven women.", "[twenty-seven women] 27 count (women)");
  check("Two thirds of voters agreed.",
        "[Two thirds of voters] 0.6666666666666666 other fraction (voters)");
}

TEST_CASE("Quantities: a range keeps both ends") {
  check("There were between 36 and 40 people.",
        "[between 36 and 40 people] 36..40 between count (people)");
  check("There were 36-40 people.", "[36-40 people] 36..40 between count (people)");
  check("It takes 15 to 20 seconds.", "[15 to 20 seconds] 15..20 between duration second");
  check("It costs \u00A31.5-2 million.",
        "[\u00A31.5-2 million] 1,500,000..2,000,000 between money GBP");
  check("It rose from 5% to 7%.", "[5%] 5 percent percent; [7%] 7 percent percent");
}

TEST_CASE("Quantities: a preposition bounds no known amount") {
  check("They quarrelled over the \u20AC60bn fund.",
        "[\u20AC60bn fund] 60,000,000,000 money EUR (fund)");
  check("They spent over \u20AC60bn.", "[over \u20AC60bn] 60,000,000,000 more_than money EUR");
}

TEST_CASE("Quantities: bounds") {
  check("At least 27 died.", "[At least 27] 27 at_least count");
  check("No more than 40 people came.", "[No more than 40 people] 40 at_most count (people)");
  check("As many as 300 troops came.", "[As many as 300 troops] 300 at_most count (troops)");
  check("Fewer than ten ships came.", "[Fewer than ten ships] 10 less_than count (ships)");
  check("It held 50 or more prisoners.", "[50 or more prisoners] 50 at_least count (prisoners)");
}

TEST_CASE("Quantities: money") {
  check("They charge more than \u00A33,300 per head.",
        "[more than \u00A33,300] 3,300 more_than money GBP");
  check("It cost $1.2bn.", "[$1.2bn] 1,200,000,000 money USD");
  check("It cost two million euros.", "[two million euros] 2,000,000 money EUR");
  check("It cost NZ$20 billion.", "[NZ$20 billion] 20,000,000,000 money NZD");
  check("It cost US$22,900.", "[US$22,900] 22,900 money USD");
  check("He pays \u20AC20,000 (\u00A317,500) in compensation.",
        "[\u20AC20,000] 20,000 money EUR (compensation); [\u00A317,500] 17,500 money GBP "
        "(compensation)");
}

TEST_CASE("Quantities: measures") {
  check("It took 51.9 per cent.", "[51.9 per cent] 51.9 percent percent");
  check("It rose two percentage points.", "[two percentage points] 2 percent percentage point");
  check("It is around 50 m (165 ft) apart.",
        "[around 50 m] 50 about distance m; [165 ft] 165 about distance foot");
  check("It was 20\u00B0C there.", "[20\u00B0C] 20 temperature \u00B0C");
  check("It did 60 miles per hour.", "[60 miles per hour] 60 speed mph");
  check("It burned 12 square miles.", "[12 square miles] 12 area square mile");
  check("It lost 50 gallons of diesel fuel.",
        "[50 gallons of diesel fuel] 50 other gallon (diesel fuel)");
  check("It was three per 100,000 people.", "[three per 100,000] 3 other per 100,000");
  check("He served a seven-year term.", "[seven-year term] 7 duration year (term)");
}

TEST_CASE("Quantities: ages") {
  check("Two friends, Mohammad Aziz, 31, and another, fled.",
        "[Two friends] 2 count (friends); [31] 31 age year");
  check("Riaz Mohammed (12 years old) fled.", "[12 years old] 12 age year");
  check("A 92-year-old woman fled.", "[92-year-old woman] 92 age year (woman)");
  check("They were aged nine, ten and 12.",
        "[nine] 9 age year; [ten] 10 age year; [12] 12 age year");
}

TEST_CASE("Regression: quantities in texts never read before") {
  // Thousands apart by plain blanks, fractions, Indian scales.
  check("It saw 25 700 voters.", "[25 700 voters] 25,700 count (voters)");
  check("Call 131 450 now.", "");
  check("It is 2\u00BC hours away.", "[2\u00BC hours] 2.25 duration hour");
  check("About 1/4 of voters came.", "[About 1/4 of voters] 0.25 about other fraction (voters)");
  check("It paid Rs 500 crore.", "[Rs 500 crore] 5,000,000,000 money INR");
  check("It raised nearly CDN$11,000 there.", "[nearly CDN$11,000] 11,000 about money CAD");
  check("A couple of hundred people came.",
        "[A couple of hundred people] 200 about count (people)");
  // Ages.
  check("Cummings, the chairman of a committee, was 68.", "[68] 68 age year");
  check("The toll was 27.", "[27] 27 count");
  check("He began at the age of fifteen.", "[fifteen] 15 age year");
  check("She is in her late 40s.", "[40s] 40..49 between age year");
  check("Kids under the age of 5 came.", "[under the age of 5] 5 less_than age year");
  check("Those aged over 60 came.", "[over 60] 60 more_than age year");
  check("Those between the ages of 16 and 25 came.",
        "[between the ages of 16 and 25] 16..25 between age year");
  check("A baby aged six months died.", "[six months] 6 age month");
  check("Children aged 0-5 came.", "[0-5] 0..5 between age year");
  // Magnitudes, percent and factors.
  check("A magnitude 6.3 earthquake was felt.",
        "[6.3 earthquake] 6.3 other magnitude (earthquake)");
  check("Some 82% of youth suicides rose 5 pc.",
        "[Some 82% of youth suicides] 82 about percent percent (youth suicides); [5 pc] 5 percent "
        "percent");
  check("It grew by a factor of five.", "[five] 5 multiple");
  // What is counted.
  check("It killed hundreds of American and allied soldiers.",
        "[hundreds of American and allied soldiers] 100 more_than count (American and allied "
        "soldiers)");
  check("Nearly half of Saudi Arabia's entire production stopped.",
        "[Nearly half of Saudi Arabia's entire production] 0.5 about other fraction "
        "(entire production)");
  check("It closed three of the twelve access lanes.",
        "[three] 3 count (access lanes); [twelve access lanes] 12 count (access lanes)");
  check("More than 100 of the most disadvantaged Australians came.",
        "[More than 100 of the most disadvantaged Australians] 100 more_than count (disadvantaged "
        "Australians)");
  check("It is a $2 billion road funding package.",
        "[$2 billion road funding package] 2,000,000,000 money USD (road funding package)");
  check("At least eight more people came.",
        "[At least eight more people] 8 at_least count (people)");
  check("Only 300-plus people and 20+ ships came.",
        "[300-plus people] 300 at_least count (people); [20+ ships] 20 at_least count (ships)");
  check("He asked one to two quick questions.",
        "[one to two quick questions] 1..2 between count (quick questions)");
  check("It has one or two hundred ships.",
        "[one or two hundred ships] 100..200 between count (ships)");
  check("There were between five and six million people.",
        "[between five and six million people] 5,000,000..6,000,000 between count (people)");
  check("The suspects range in age from 21 to 78.", "[from 21 to 78] 21..78 between age year");
  check("The princess, 67, came.", "[67] 67 age year");
  check("It left 93 injured people and two live jackals.",
        "[93 injured people] 93 count (injured people); [two live jackals] 2 count (live jackals)");
  check("He won 25 of Nevada's delegates.", "[25 of Nevada's delegates] 25 count (delegates)");
  check("It is capped at $1,600 there.", "[capped at $1,600] 1,600 at_most money USD");
  check("Nearly half get stuck.", "[Nearly half] 0.5 about other fraction");
  check("His 31-year-old brother Bill died.", "[31-year-old brother] 31 age year (brother)");
  check("It was her 11-month daughter.", "[11-month daughter] 11 age month (daughter)");
  check("It fell in the third quarter.", "[third quarter] 3 ordinal (quarter)");
  check("It cost $5 million apiece.", "[$5 million] 5,000,000 money USD");
  check("It killed one and injured eight people.",
        "[one] 1 count; [eight people] 8 count (people)");
}

TEST_CASE("Regression: numbers of streets, telephones, clocks and names are no quantities") {
  for (const char* text :
       {"They met at 10 Downing Street.", "They met at 1600 Pennsylvania Avenue.",
        "He said No. 10 denied it.", "They called 911.", "See Section 5(2) of it.",
        "It met the Group of 20.", "It runs on the iPhone 12.",
        "It came at 10:39 local time (1639 UTC).", "It is at stage two.",
        "They are second-class citizens.", "It was made from about 664 BC to 250 CE.",
        "He took 5-23.", "In 1066 William won."}) {
    check(text, "");
  }
}

TEST_CASE("Quantities: ordinals and multiples") {
  check("It was the third officer.", "[third officer] 3 ordinal (officer)");
  check("It was his 21st attempt.", "[21st attempt] 21 ordinal (attempt)");
  check("It was more than three times the amount.", "[more than three times] 3 more_than multiple");
  check("He was twice asked.", "[twice] 2 multiple");
}

TEST_CASE("Quantities: names, dates, times and scores are none") {
  for (const char* text : {"It happened in 2020.",
                           "On 25 November 2021 it sank.",
                           "In November 25, 2021, it sank.",
                           "It came at 2pm.",
                           "It came at 14:30.",
                           "COVID-19 spread.",
                           "A Boeing 737 crashed.",
                           "MI5 denied it.",
                           "An F-16 flew.",
                           "An A380 flew.",
                           "They won 3-1.",
                           "Call 020 7946 0000 now.",
                           "Call 555-1234 now.",
                           "In the 1990s it grew.",
                           "See Section 5 for it.",
                           "No one came.",
                           "One of them came.",
                           "It was open 24/7.",
                           "Version 1.2.3 came.",
                           "The 116th Congress met.",
                           "In the 19th century it grew.",
                           "World War Two began.",
                           "From 1948 to 1951 it grew.",
                           "At first it grew.",
                           "It said so.[3]"}) {
    check(text, "");
  }
}

TEST_CASE("Quantities: a sentence's end is never crossed") {
  check("It hit 27. Migrants fled.", "[27] 27 count");
  const std::string_view text = "He saw 5\n\npeople there.";
  check(text, "[5] 5 count");
}

TEST_CASE("Quantities: garbage neither crashes nor overlaps") {
  std::string text;
  std::uint32_t seed = 7;
  const std::string_view pieces[] = {
      "27",       " ",    "-",    "million", " ",       "$",      "%",    "one",   "hundred",
      " and ",    "of",   " ",    "a",       "half",    ".",      ",",    "(",     ")",
      "\xC2\xB0", "\xFF", "\n\n", "to",      "between", "5m",     "May",  "aged",  "1,2",
      "second",   "per",  "us",   "\u00A3",  "third",   "dozens", " of ", "minus "};
  for (int i = 0; i < 60000; ++i) {
    seed = seed * 1664525U + 1013904223U;
    text += pieces[(seed >> 12) % std::size(pieces)];
  }
  std::size_t last = 0;
  for (const Quantity& quantity : found_in(text)) {
    REQUIRE(quantity.range.begin >= last);
    REQUIRE(quantity.range.begin <= quantity.number_range.begin);
    REQUIRE(quantity.number_range.end <= quantity.range.end);
    REQUIRE(quantity.range.end <= text.size());
    last = quantity.range.end;
  }
}
