#include "searcher/story_news.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline;

namespace {

Article article_of(std::string text, std::vector<std::string> people = {}) {
  Article article;
  article.text = std::move(text);
  for (std::string& name : people) article.found.people.push_back({std::move(name), {}, {}});
  return article;
}

std::vector<std::string> new_sentences(StoryNews& known, const std::string& text) {
  const Article article = article_of(text);
  std::vector<std::string> out;
  for (const ByteRange& range : known.add(article).sentences)
    out.emplace_back(range.of(article.text));
  return out;
}

}  // namespace

TEST_CASE("StoryNews: a sentence is new unless an earlier one said it, figures and all") {
  StoryNews known;
  const std::string first = "At least 27 people drowned off Calais on Wednesday evening.";
  CHECK(new_sentences(known, first) == std::vector<std::string>{first});
  // Other order, case and small words.
  CHECK(new_sentences(known, "Off Calais, at least 27 people have drowned on WEDNESDAY evening.")
            .empty());
  // The same with another figure is the news.
  const std::string toll = "At least 31 people drowned off Calais on Wednesday evening.";
  CHECK(new_sentences(known, toll) == std::vector<std::string>{toll});
  const std::string other = "The mayor asked for help from the neighbouring towns.";
  CHECK(new_sentences(known, first + " " + other + "\n\n" + other) ==
        std::vector<std::string>{other});
}

TEST_CASE("StoryNews: a sentence in a third wording is known from the second") {
  StoryNews known;
  const std::string first =
      "Rescuers pulled survivors from freezing water near Calais harbour before dawn Thursday.";
  CHECK(new_sentences(known, first) == std::vector<std::string>{first});
  // Most of it was said; the rest is remembered.
  CHECK(new_sentences(known,
                      "Rescuers pulled survivors from freezing water near Calais harbour, "
                      "officials in Paris confirmed.")
            .empty());
  CHECK(new_sentences(known,
                      "Officials in Paris confirmed rescuers pulled survivors from freezing water.")
            .empty());
  const std::string apart = "Officials in Paris confirmed that an inquiry was opened.";
  CHECK(new_sentences(known, apart) == std::vector<std::string>{apart});
}

TEST_CASE("StoryNews: names and figures count once, however they are written later") {
  StoryNews known;
  Article first = article_of("Boris Johnson spoke.", {"Boris Johnson"});
  Article second = article_of("Boris Johnson met Priti Patel and 27 migrants; 27 Migrants said so.",
                              {"Boris Johnson", "Priti Patel"});
  for (const std::size_t begin : {34U, 47U}) {
    Quantity quantity;
    quantity.value = 27;
    quantity.thing = "migrants";
    quantity.range = {begin, begin + 11};
    second.found.numbers.push_back(quantity);
  }
  CHECK(known.add(first).people == std::vector<std::string>{"Boris Johnson"});
  const StoryNews::News news = known.add(second);
  CHECK(news.people == std::vector<std::string>{"Priti Patel"});
  CHECK(news.numbers == std::vector<std::string>{"27 migrants"});
}
