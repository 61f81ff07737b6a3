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

// A name as it is spelled: folded, points left out, hyphens as blanks. "Gérald Darmanin" and
// "Gerald Darmanin" -> "gerald darmanin"; "Jean-Yves Le Drian" -> "jean yves le drian"; "John F.
// Kennedy" -> "john f kennedy".
[[nodiscard]] std::string spelled_person_key(std::string_view name);

// The key under which the spellings of one person's name meet across articles: as it is spelled,
// but for initials. One between other names is left out ("John F. Kennedy" -> "john kennedy"), two
// or more there tell people apart and stay ("george h w bush"); those in front are written together
// ("J. K. Rowling" and "JK Rowling" -> "jk rowling").
[[nodiscard]] std::string person_key(std::string_view name);

// The words of a key.
[[nodiscard]] std::vector<std::string> key_words(std::string_view key);

}  // namespace dateline
