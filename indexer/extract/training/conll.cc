#include "indexer/extract/training/conll.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"

namespace dateline::training {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool glues_left(std::string_view word) {
  return is_one_of(word,
                   {",",  ".",       ";",   ":",   "!",   "?",   ")",  "]",  "}",   "%",     "'s",
                    "'S", "\u2019s", "n't", "'re", "'ve", "'ll", "'m", "'d", "...", "\u201D"});
}

bool glues_right(std::string_view word) {
  return is_one_of(word, {"(", "[", "{", "$", "\u00A3", "\u20AC", "\u201C", "#"});
}

unsigned kind_of_tag(std::string_view tag) {
  if (tag == "PER") return 0;
  if (tag == "LOC") return 1;
  return tag == "ORG" ? 2 : 3;
}

// Titles are no part of a person's name: "President Obama" -> "Obama".
void drop_titles(MarkedSentence& sentence) {
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    if (sentence[i].tag != "B-PER" || sentence[i + 1].tag != "I-PER") continue;
    std::string key = folded(sentence[i].text);
    std::erase(key, '.');
    if ((cue_of(key) & kTitleCue) == 0) continue;
    sentence[i].tag = "O";
    sentence[i + 1].tag = "B-PER";
  }
}

// "ABC", "é" -> "É": ASCII and Latin-1 letters.
void raise(std::string& text, std::size_t& i) {
  auto& c = text[i];
  if (c >= 'a' && c <= 'z') {
    c = static_cast<char>(c - 'a' + 'A');
  } else if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < text.size()) {
    const auto low = static_cast<unsigned char>(text[++i]);
    if (low >= 0xA0 && low != 0xB7) text[i] = static_cast<char>(low - 0x20);
  }
}

// Builds a text word by word, with an eye on its open quotes.
class Renderer {
 public:
  Renderer(MarkedText& out, const FileWays& ways) : out_(out), ways_(ways) {}

  void sentence(const MarkedSentence& sentence) {
    glued_ = true;
    quoted_ = false;
    open_ = false;
    for (std::size_t i = 0; i < sentence.size(); ++i) word(sentence, i);
    out_.text += "\n\n";
  }

 private:
  void word(const MarkedSentence& sentence, std::size_t i) {
    const std::string& text = sentence[i].text;
    const bool quote = text == "\"" || text == "``" || text == "''";
    const bool hyphen = ways_.split_hyphens && text == "-" && i > 0;
    const bool left = quote ? quoted_ : glues_left(text) || hyphen || is_split_s(sentence, i);
    if (!glued_ && !left) out_.text += ' ';
    const std::size_t begin = out_.text.size();
    out_.text += quote ? "\"" : text == "-LRB-" ? "(" : text == "-RRB-" ? ")" : text;
    glued_ = glues_right(text) || hyphen || text == "-LRB-" || starts_split_s(sentence, i);
    if (quote) {
      quoted_ = !quoted_;
      glued_ = quoted_;
    }
    mark(sentence[i].tag, begin);
  }

  // "' s" for "'s".
  bool is_split_s(const MarkedSentence& sentence, std::size_t i) const {
    return starts_split_s(sentence, i) ||
           (i > 0 && sentence[i].text == "s" && starts_split_s(sentence, i - 1));
  }
  bool starts_split_s(const MarkedSentence& sentence, std::size_t i) const {
    return ways_.split_hyphens && sentence[i].text == "'" && i + 1 < sentence.size() &&
           sentence[i + 1].text == "s";
  }

  void mark(const std::string& tag, std::size_t begin) {
    const std::size_t end = out_.text.size();
    if (tag.size() < 3) {
      open_ = false;
      return;
    }
    const unsigned kind = kind_of_tag(std::string_view(tag).substr(2));
    if (tag[0] == 'B' || !open_ || out_.names.back().kind != kind) {
      out_.names.push_back({{begin, end}, kind});
    } else {
      out_.names.back().range.end = end;
    }
    open_ = true;
  }

  MarkedText& out_;
  const FileWays& ways_;
  bool glued_ = true;
  bool quoted_ = false;
  bool open_ = false;  // the last word belongs to the last name
};

}  // namespace

std::vector<MarkedSentence> read_conll(const std::filesystem::path& path) {
  std::vector<MarkedSentence> sentences;
  MarkedSentence sentence;
  std::ifstream in(path);
  const auto finish = [&] {
    drop_titles(sentence);
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
    sentence.clear();
  };
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
      finish();
    } else {
      sentence.push_back({line.substr(0, tab), line.substr(line.rfind('\t') + 1)});
    }
  }
  finish();
  return sentences;
}

MarkedText running_text(const std::vector<MarkedSentence>& sentences, std::size_t begin,
                        std::size_t end, const FileWays& ways) {
  MarkedText out;
  Renderer renderer(out, ways);
  for (std::size_t i = begin; i < end; ++i) renderer.sentence(sentences[i]);
  return out;
}

MarkedSentence upper_cased(MarkedSentence sentence) {
  for (MarkedToken& token : sentence) {
    for (std::size_t i = 0; i < token.text.size(); ++i) raise(token.text, i);
  }
  return sentence;
}

MarkedSentence title_cased(MarkedSentence sentence) {
  bool first = true;
  for (MarkedToken& token : sentence) {
    const bool small =
        is_one_of(token.text, {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by",
                               "as", "or", "from", "with", "s", "n't"});
    std::size_t at = 0;
    if ((!small || first) && !token.text.empty()) raise(token.text, at);
    first = false;
  }
  return sentence;
}

}  // namespace dateline::training
