// Rows of words with their features and the labels they may have: what the weights are learnt from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/training/conll.h"
#include "indexer/extract/word_classes.h"

namespace dateline::training {

// Neighbouring active words of one sentence.
struct Row {
  std::uint32_t first = 0;  // index of its first word in Examples::words
  std::uint32_t size = 0;
  float weight = 1;
};

struct ExampleWord {
  std::uint64_t begin = 0;  // of its features in Examples::features
  std::uint32_t count = 0;
  std::uint16_t allowed = 0;  // a bit for each label that the marks allow
};

struct Examples {
  std::vector<std::uint32_t> features;  // hashes; ids after index_features()
  std::vector<ExampleWord> words;
  std::vector<Row> rows;
  std::size_t names = 0;        // of the three kinds, marked
  std::size_t unreachable = 0;  // of these: no row of words covers them
};

// How much of what the lists say is kept from the learner, as most names of tomorrow's news are in
// no list and no marked text. Shares of an article's capitalised words that are no common words.
struct Forgetting {
  double lists = 0.25;  // the lists of names
  double words = 0.35;  // those and the word itself; its letters stay
  std::uint64_t seed = 1;
};

// Adds the words of `text`. A word that a name covers in part allows every label.
void add_examples(const MarkedText& text, const FileWays& ways, float weight,
                  const WordClasses& classes, const Forgetting& forgetting, Examples& out);

}  // namespace dateline::training
