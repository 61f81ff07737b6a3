#include "tests/support/rewriting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text/sentences.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

const std::map<std::string, std::string>& synonyms() {
  static const std::map<std::string, std::string> table = {{"said", "told reporters"},
                                                           {"after", "following"},
                                                           {"people", "persons"},
                                                           {"killed", "dead"},
                                                           {"about", "roughly"},
                                                           {"nearly", "almost"},
                                                           {"government", "cabinet"},
                                                           {"officials", "the authorities"},
                                                           {"began", "started"},
                                                           {"found", "discovered"},
                                                           {"big", "large"},
                                                           {"also", "in addition"},
                                                           {"because", "since"},
                                                           {"but", "however"},
                                                           {"many", "numerous"},
                                                           {"several", "a number of"},
                                                           {"help", "aid"},
                                                           {"police", "officers"},
                                                           {"hospital", "clinic"},
                                                           {"children", "youngsters"},
                                                           {"against", "versus"},
                                                           {"show", "demonstrate"},
                                                           {"last", "final"},
                                                           {"before", "ahead of"},
                                                           {"would", "was to"},
                                                           {"called", "named"},
                                                           {"during", "in the course of"},
                                                           {"near", "close to"},
                                                           {"must", "has to"},
                                                           {"while", "as"},
                                                           {"other", "further"},
                                                           {"first", "initial"}};
  return table;
}

std::vector<std::string> split(std::string_view text, std::string_view at) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    if (end > begin) out.emplace_back(text.substr(begin, end - begin));
    begin = end + at.size();
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(by)) + part;
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string wrapped(std::string_view paragraph, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (const std::string& word : words_of(paragraph)) {
    if (column > 0) out += column + word.size() > width ? (column = 0, '\n') : ' ';
    out += word;
    column += word.size() + 1;
  }
  return out;
}

std::string rewritten_sentence(const std::string& sentence, double rate, Dice& dice) {
  std::vector<std::string> out;
  const std::vector<std::string> words = words_of(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto known = synonyms().find(words[i]);
    if (!dice.chance(rate)) {
      out.push_back(words[i]);
    } else if (known != synonyms().end()) {
      out.push_back(known->second);
    } else if (i + 1 < words.size() && dice.chance(0.4)) {
      out.push_back(words[i + 1]);
      out.push_back(words[i]);
      ++i;
    } else if (dice.chance(0.5)) {
      out.push_back("reportedly");
      out.push_back(words[i]);
    }  // else it is left out
  }
  return joined(out, " ");
}

std::string picked(const std::vector<std::string>& from, Dice& dice) {
  return from[dice.below(from.size())];
}

std::string number(std::uint64_t from, std::uint64_t to, Dice& dice) {
  return std::to_string(from + dice.below(to - from));
}

}  // namespace

std::uint64_t Dice::below(std::uint64_t bound) {
  state_ += 0x9e3779b97f4a7c15;
  std::uint64_t x = state_;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return (x ^ (x >> 31)) % bound;
}

bool Dice::chance(double probability) {
  return static_cast<double>(below(1'000'000)) < probability * 1e6;
}

std::string republished(std::string_view text, Dice& dice) {
  std::vector<std::string> paragraphs = split(text, "\n\n");
  for (std::string& paragraph : paragraphs) paragraph = wrapped(paragraph, 60 + dice.below(60));
  static const std::vector<std::string> kLines = {"LONDON (Wire Service) — ", "(WS) - ",
                                                  "By our foreign staff and agencies. "};
  paragraphs.front() = picked(kLines, dice) + paragraphs.front();
  paragraphs.push_back("© " + number(2010, 2024, dice) +
                       " The Evening Herald. All rights reserved.");
  return joined(paragraphs, "\n\n");
}

std::string shortened(std::string_view text, double share) {
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(text.size()));
  std::string out;
  for (const std::string& paragraph : split(text, "\n\n")) {
    bool first = true;
    for (const ByteRange& range : split_sentences(paragraph)) {
      if (!out.empty() && out.size() >= wanted) return out;
      const std::string sentence(range.of(paragraph));
      if (!out.empty()) out += first ? "\n\n" : " ";
      first = false;
      out += sentence;
    }
  }
  return out;
}

std::string rewritten(std::string_view text, double rate, Dice& dice) {
  std::vector<std::string> paragraphs;
  for (const std::string& paragraph : split(text, "\n\n")) {
    std::vector<std::string> sentences;
    for (const ByteRange& range : split_sentences(paragraph))
      sentences.push_back(rewritten_sentence(std::string(range.of(paragraph)), rate, dice));
    for (std::size_t i = 1; i < sentences.size(); ++i) {
      if (dice.chance(0.125)) std::swap(sentences[i - 1], sentences[i]);
    }
    paragraphs.push_back(joined(sentences, " "));
  }
  return joined(paragraphs, "\n\n");
}

std::string with_boilerplate(std::string_view text) {
  const std::vector<std::string> paragraphs = split(text, "\n\n");
  std::string out(text);
  out += "\n\n" + paragraphs.front().substr(0, paragraphs.front().find('.')) + ". Photo: Herald";
  out +=
      "\n\nRelated stories\n\nMinisters split over plan to close the northern line\n\n"
      "How a village of ninety people got its own railway station back after sixty years\n\n"
      "In pictures: the long queue for the last train, and those who were left behind\n\n"
      "Ticket prices will rise by a tenth from January, and here is who pays most\n\n"
      "Opinion: a railway nobody asked for and that nobody will want to see go again\n\n"
      "Read more about the railways of the north in our special section, every Thursday.\n\n"
      "Sign up to our morning newsletter to get the day's most important stories sent to your "
      "inbox before breakfast, and the weekend's best long reads on Saturday.\n\n"
      "Follow us on all the usual channels. Copyright the Herald Group, which is a member of the "
      "press standards organisation and abides by its code.";
  return out;
}

std::string market_report(Dice& dice) {
  static const std::vector<std::string> kDays = {"Monday", "Tuesday", "Wednesday", "Thursday",
                                                 "Friday"};
  static const std::vector<std::string> kShares = {"Hallam Mining",  "Ordway Bank", "Tern Energy",
                                                   "Pembury Stores", "Kestrel Air", "Vale Foods"};
  return "The leading share index closed " + number(5, 90, dice) + "." + number(0, 9, dice) +
         " points " + (dice.chance(0.5) ? "higher" : "lower") + " at " + number(5000, 7000, dice) +
         "." + number(0, 9, dice) + " on " + picked(kDays, dice) + ".\n\nThe best performer was " +
         picked(kShares, dice) + ", which gained " + number(1, 9, dice) + "." + number(0, 9, dice) +
         " per cent, while " + picked(kShares, dice) + " fell by " + number(1, 9, dice) + "." +
         number(0, 9, dice) + " per cent in heavy trading.\n\nThe pound was worth " +
         number(1, 2, dice) + "." + number(10, 99, dice) + " dollars and " + number(1, 2, dice) +
         "." + number(10, 99, dice) + " euros in late trading. A barrel of oil cost " +
         number(30, 120, dice) + "." + number(10, 99, dice) + " dollars, and an ounce of gold " +
         number(1000, 2000, dice) + " dollars.\n\nIn all " + number(300, 900, dice) +
         " million shares changed hands, compared with " + number(300, 900, dice) +
         " million the day before.";
}

std::string weather_report(Dice& dice) {
  static const std::vector<std::string> kTowns = {"Leeds", "Hull", "York", "Derby", "Bath"};
  static const std::vector<std::string> kSkies = {"cloudy", "bright", "wet", "foggy", "fair"};
  return "The morning will be " + picked(kSkies, dice) + " with a light wind from the " +
         picked({"north", "south", "west", "east"}, dice) + ". Temperatures reach " +
         number(5, 30, dice) + " degrees in " + picked(kTowns, dice) + " and " +
         number(5, 30, dice) + " degrees on the coast. In the afternoon it turns " +
         picked(kSkies, dice) + ", with up to " + number(1, 40, dice) +
         " millimetres of rain in the hills. Winds of up to " + number(10, 70, dice) +
         " miles per hour are possible near " + picked(kTowns, dice) + ". The sun rises at " +
         number(4, 9, dice) + "." + number(10, 59, dice) + " and sets at " + number(16, 22, dice) +
         "." + number(10, 59, dice) + ". Tomorrow stays " + picked(kSkies, dice) +
         ", with a high of " + number(5, 30, dice) + " degrees.";
}

std::string match_report(Dice& dice) {
  static const std::vector<std::string> kClubs = {
      "Norwood", "Ashby Town", "Harrow Rovers", "Selby United", "Thorne Athletic", "Wick"};
  const std::string home = picked(kClubs, dice);
  const std::string away = picked(kClubs, dice);
  return home + " beat " + away + " " + number(1, 6, dice) + "-" + number(0, 3, dice) +
         " in front of " + number(2000, 40000, dice) +
         " spectators on Saturday. The first goal came after " + number(2, 40, dice) +
         " minutes, when the ball was headed in from a corner. " + home + " had " +
         number(40, 70, dice) + " per cent of possession and " + number(3, 22, dice) +
         " shots on goal, " + away + " only " + number(1, 9, dice) + ". The referee showed " +
         number(1, 8, dice) + " yellow cards. " + home + " now have " + number(10, 70, dice) +
         " points and stand in place " + number(1, 20, dice) + ", while " + away +
         " have to wait for their " + number(2, 15, dice) + "th win of the season.";
}

std::vector<CorpusText> corpus_texts(const std::string& articles_folder) {
  namespace fs = std::filesystem;
  std::vector<CorpusText> out;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(articles_folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string story = entry.path().parent_path().filename().string();
    const std::string content = contents_of(entry.path());
    if (entry.path().extension() == ".jsonl") {
      std::istringstream lines(content);
      for (std::string line; std::getline(lines, line);) {
        const auto article = nlohmann::json::parse(line);
        out.push_back({story, article["id"], article["text"]});
      }
      continue;
    }
    const bool has_header = content.starts_with("Title:");
    const std::size_t begin = has_header ? content.find("\n\n") + 2 : 0;
    out.push_back({story, entry.path().filename().string(), content.substr(begin)});
  }
  std::sort(out.begin(), out.end(), [](const CorpusText& a, const CorpusText& b) {
    return std::tie(a.story, a.name) < std::tie(b.story, b.name);
  });
  return out;
}

}  // namespace dateline::test
