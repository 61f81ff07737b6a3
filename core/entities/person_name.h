// What a person's name is: titles, given and family names, and the key under which spellings of one
// name meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class Gender : char { unknown, female, male };

// A title, rank or role word that stands before a name and is no part of it: "Mr", "Dr",
// "President", "Sir", "Gen.".
[[nodiscard]] bool is_person_title(std::string_view word);
[[nodiscard]] Gender gender_of_title(std::string_view word);  // Mr -> male, Ms -> female

// A particle inside names: de, van, der, bin, al, ibn, la, ...
[[nodiscard]] bool is_name_particle(std::string_view word);

[[nodiscard]] bool is_first_name(
    std::string_view word);  // from the embedded list of common first names; any case
[[nodiscard]] Gender gender_of_first_name(std::string_view word);

// The key under which spellings of one name meet: folded, initials without points, hyphens as
// blanks. "Gérald Darmanin" and "Gerald Darmanin" -> "gerald darmanin"; "Jean-Yves Le Drian" ->
// "jean yves le drian".
[[nodiscard]] std::string person_key(std::string_view name);

// The words of a key.
[[nodiscard]] std::vector<std::string> key_words(std::string_view key);

}  // namespace dateline
