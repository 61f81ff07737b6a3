#include "core/entities/person_name.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Person name: spellings of one name have one key") {
  const auto check = [](std::string_view name, std::string_view key) {
    INFO(name);
    CHECK(person_key(name) == key);
  };
  check("Gérald Darmanin", "gerald darmanin");
  check("Gerald Darmanin", "gerald darmanin");
  check("Jean-Yves Le Drian", "jean yves le drian");
  check("John F. Kennedy", "john kennedy");
  check("John F Kennedy Jr.", "john kennedy jr");
  check("George H. W. Bush", "george h w bush");
  check("George H.W. Bush", "george h w bush");
  check("J. K. Rowling", "jk rowling");
  check("J.K. Rowling", "jk rowling");
  check("JK Rowling", "jk rowling");
  check("J. Rowling", "j rowling");
  check("Malcolm X", "malcolm x");
  check("\u00C9. X. Dupont", "ex dupont");
  check("A. B.", "a b");
  check("O\xE2\x80\x99Neill", "o'neill");
  check("  Boris\n Johnson ", "boris johnson");
  check("", "");
}

TEST_CASE("Person name: titles are no names, in any case and with a point") {
  for (const auto word : {"Mr", "Mr.", "MR", "Dr.", "President", "Gen.", "Sir", "Minister"}) {
    INFO(word);
    CHECK(is_person_title(word));
  }
  for (const auto word : {"Boris", "", "Table", "Xqz"}) CHECK_FALSE(is_person_title(word));
}

TEST_CASE("Person name: gender of titles and first names") {
  CHECK(gender_of_title("Mr") == Gender::male);
  CHECK(gender_of_title("Ms.") == Gender::female);
  CHECK(gender_of_title("President") == Gender::unknown);
  CHECK(gender_of_first_name("Boris") == Gender::male);
  CHECK(gender_of_first_name("Priti") == Gender::female);
  CHECK(gender_of_first_name("Qqq") == Gender::unknown);
}

TEST_CASE("Person name: first names and particles are known in any case") {
  for (const auto name : {"emmanuel", "Emmanuel", "GÉRALD", "Gerald"}) CHECK(is_first_name(name));
  CHECK_FALSE(is_first_name("Wednesday"));
  for (const auto word : {"de", "van", "bin", "al", "Von"}) CHECK(is_name_particle(word));
  CHECK_FALSE(is_name_particle("the"));
  CHECK_FALSE(is_name_particle(""));
}

TEST_CASE("Person name: the words of a key") {
  CHECK(key_words("boris johnson") == std::vector<std::string>{"boris", "johnson"});
  CHECK(key_words("").empty());
}
