#include "searcher/results.h"

namespace dateline {

const std::vector<std::string>& facet_names() {
  static const std::vector<std::string> names = {"people",  "places",        "organisations",
                                                 "numbers", "number_ranges", "dates",
                                                 "sources", "languages",     "sections"};
  return names;
}

std::string_view name_of(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return "newest";
    case Sort::oldest:
      return "oldest";
    case Sort::relevance:
      break;
  }
  return "relevance";
}

std::string_view name_of(Match match) {
  switch (match) {
    case Match::all:
      return "all";
    case Match::any:
      return "any";
    case Match::automatic:
      break;
  }
  return "auto";
}

std::string_view name_of(Expand expand) {
  switch (expand) {
    case Expand::automatic:
      return "auto";
    case Expand::on:
      return "on";
    case Expand::off:
      break;
  }
  return "off";
}

std::optional<Sort> sort_named(std::string_view name) {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    if (name_of(sort) == name) return sort;
  }
  return {};
}

std::optional<Match> match_named(std::string_view name) {
  for (const Match match : {Match::automatic, Match::all, Match::any}) {
    if (name_of(match) == name) return match;
  }
  return {};
}

std::optional<Expand> expand_named(std::string_view name) {
  for (const Expand expand : {Expand::off, Expand::automatic, Expand::on}) {
    if (name_of(expand) == name) return expand;
  }
  return {};
}

}  // namespace dateline
