#include "searcher/facet_words.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("FacetPrefix: the beginning of a word, folded as names are") {
  struct Row {
    const char* typed;
    const char* value;
    bool begins;
  };
  const Row rows[] = {
      {"bo", "Boris Johnson", true},
      {"JOHN", "Boris Johnson", true},
      {"boris j", "Boris Johnson", true},
      {"boris  j", "Boris Johnson", true},
      {"oris", "Boris Johnson", false},
      {"johnson b", "Boris Johnson", false},
      {"ger", "Gérald Darmanin", true},
      {"Gér", "Gerald Darmanin", true},
      {"neill", "Martin O'Neill", false},
      {"oneill", "Martin O'Neill", true},
      {"hauts-de", "Hauts-de-France", true},
      {"france", "Hauts-de-France", true},
      {"3300", "£3,300", true},
      {"3,3", "£3,300", true},
      {"£33", "£3,300", true},
      {"300", "£3,300", false},
      // A sign counts where it is typed.
      {"£", "£3,300", true},
      {"£", "3,300 people", false},
      {"£33", "3,300 people", false},
      {"$5", "$5 million", true},
      {"$5", "€5 million", false},
      {"5%", "5%", true},
      {"5%", "55 people", false},
      {"5%", "2.5%", false},
      // A blank ends the word before it.
      {"27 ", "27 migrants", true},
      {"27 ", "2,750 tonnes", false},
      {"boris ", "Borisov", false},
      {"johnson ", "Boris Johnson", true},
      // Quotation marks and dashes are no letters, whatever the script.
      {"sully", "Chesley “Sully” Sullenberger", true},
      {"“sul", "Chesley “Sully” Sullenberger", true},
      {"jones", "Smith–Jones", true},
      {"post", "«Post»", true},
      {"25,700 cr", "25,700 crossings", true},
      {"2.5", "€2.5 million", true},
      {"", "anything", true},
      {"  ", "anything", true},
      {"北", "北京", true},
      {"京", "北京", false},
  };
  for (const Row& row : rows) {
    INFO(row.typed << " in " << row.value);
    CHECK(FacetPrefix(row.typed).begins(row.value) == row.begins);
  }
}
