#include "core/text/spelling_variants.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Pair {
  std::string_view one, other;
};

// Beginnings: "colour" is also that of "colourful". Names and words with meanings of their own are
// left out (Grey, tyre, cheque: to check).
constexpr auto kBeginnings = std::to_array<Pair>({{"aeroplane", "airplane"},
                                                  {"aluminium", "aluminum"},
                                                  {"anaem", "anem"},
                                                  {"anaesth", "anesth"},
                                                  {"analogue", "analog"},
                                                  {"analys", "analyz"},
                                                  {"arbour", "arbor"},
                                                  {"armour", "armor"},
                                                  {"artefact", "artifact"},
                                                  {"behaviour", "behavior"},
                                                  {"calibre", "caliber"},
                                                  {"cancell", "cancel"},
                                                  {"candour", "candor"},
                                                  {"catalogue", "catalog"},
                                                  {"catalys", "catalyz"},
                                                  {"centimetre", "centimeter"},
                                                  {"centre", "center"},
                                                  {"clamour", "clamor"},
                                                  {"colour", "color"},
                                                  {"counsell", "counsel"},
                                                  {"defence", "defense"},
                                                  {"dialogue", "dialog"},
                                                  {"diarrhoea", "diarrhea"},
                                                  {"encyclopaed", "encycloped"},
                                                  {"endeavour", "endeavor"},
                                                  {"enrolment", "enrollment"},
                                                  {"favour", "favor"},
                                                  {"fervour", "fervor"},
                                                  {"fibre", "fiber"},
                                                  {"flavour", "flavor"},
                                                  {"foetus", "fetus"},
                                                  {"fuell", "fuel"},
                                                  {"fulfilment", "fulfillment"},
                                                  {"gaol", "jail"},
                                                  {"glamour", "glamor"},
                                                  {"gynaecolog", "gynecolog"},
                                                  {"haem", "hem"},
                                                  {"harbour", "harbor"},
                                                  {"honour", "honor"},
                                                  {"humour", "humor"},
                                                  {"jewellery", "jewelry"},
                                                  {"kilometre", "kilometer"},
                                                  {"labelled", "labeled"},
                                                  {"labelling", "labeling"},
                                                  {"labour", "labor"},
                                                  {"leukaem", "leukem"},
                                                  {"licence", "license"},
                                                  {"litre", "liter"},
                                                  {"lustre", "luster"},
                                                  {"manoeuv", "maneuv"},
                                                  {"marvell", "marvel"},
                                                  {"meagre", "meager"},
                                                  {"metre", "meter"},
                                                  {"millimetre", "millimeter"},
                                                  {"modell", "model"},
                                                  {"mould", "mold"},
                                                  {"moustache", "mustache"},
                                                  {"neighbour", "neighbor"},
                                                  {"odour", "odor"},
                                                  {"oestrogen", "estrogen"},
                                                  {"offence", "offense"},
                                                  {"orthopaed", "orthoped"},
                                                  {"paediatr", "pediatr"},
                                                  {"paralys", "paralyz"},
                                                  {"parlour", "parlor"},
                                                  {"plough", "plow"},
                                                  {"pretence", "pretense"},
                                                  {"programme", "program"},
                                                  {"pyjamas", "pajamas"},
                                                  {"rancour", "rancor"},
                                                  {"rigour", "rigor"},
                                                  {"rumour", "rumor"},
                                                  {"sabre", "saber"},
                                                  {"saviour", "savior"},
                                                  {"sceptic", "skeptic"},
                                                  {"signalled", "signaled"},
                                                  {"signalling", "signaling"},
                                                  {"skilful", "skillful"},
                                                  {"sombre", "somber"},
                                                  {"splendour", "splendor"},
                                                  {"sulph", "sulf"},
                                                  {"theatre", "theater"},
                                                  {"travell", "travel"},
                                                  {"tumour", "tumor"},
                                                  {"valour", "valor"},
                                                  {"vapour", "vapor"},
                                                  {"vigour", "vigor"},
                                                  {"wilful", "willful"},
                                                  {"woollen", "woolen"}});

// Whole words.
constexpr auto kWords = std::to_array<Pair>({{"bought", "buy"},
                                             {"brought", "bring"},
                                             {"businessmen", "businessman"},
                                             {"calves", "calf"},
                                             {"caught", "catch"},
                                             {"children", "child"},
                                             {"crises", "crisis"},
                                             {"criteria", "criterion"},
                                             {"enrol", "enroll"},
                                             {"feet", "foot"},
                                             {"firemen", "fireman"},
                                             {"fishermen", "fisherman"},
                                             {"fought", "fight"},
                                             {"fulfil", "fulfill"},
                                             {"geese", "goose"},
                                             {"grandchildren", "grandchild"},
                                             {"gunmen", "gunman"},
                                             {"halves", "half"},
                                             {"knives", "knife"},
                                             {"loaves", "loaf"},
                                             {"men", "man"},
                                             {"mice", "mouse"},
                                             {"oxen", "ox"},
                                             {"phenomena", "phenomenon"},
                                             {"policemen", "policeman"},
                                             {"policewomen", "policewoman"},
                                             {"sank", "sink"},
                                             {"shelves", "shelf"},
                                             {"shot", "shoot"},
                                             {"sold", "sell"},
                                             {"sought", "seek"},
                                             {"spokesmen", "spokesman"},
                                             {"spokeswomen", "spokeswoman"},
                                             {"stole", "steal"},
                                             {"stolen", "steal"},
                                             {"sunk", "sink"},
                                             {"taught", "teach"},
                                             {"teeth", "tooth"},
                                             {"thieves", "thief"},
                                             {"wives", "wife"},
                                             {"wolves", "wolf"},
                                             {"women", "woman"}});

void add(std::string variant, std::string_view word, std::vector<std::string>& out) {
  if (variant != word && std::find(out.begin(), out.end(), variant) == out.end())
    out.push_back(std::move(variant));
}

void add_beginning(std::string_view word, std::string_view from, std::string_view to,
                   std::vector<std::string>& out) {
  if (word.starts_with(from)) add(std::string(to).append(word.substr(from.size())), word, out);
}

// organise, organised, organisation, organising with s or z; not "rise" or "wise".
void add_ise(std::string_view word, std::vector<std::string>& out) {
  constexpr std::size_t kLeastStem = 4;
  for (const std::string_view end : {"e", "ed", "es", "er", "ers", "ing", "ation", "ations"}) {
    if (!word.ends_with(end) || word.size() < end.size() + kLeastStem + 2) continue;
    const std::size_t at = word.size() - end.size() - 1;
    if (word[at - 1] != 'i' || (word[at] != 's' && word[at] != 'z')) continue;
    std::string variant(word);
    variant[at] = word[at] == 's' ? 'z' : 's';
    add(std::move(variant), word, out);
  }
}

}  // namespace

std::vector<std::string> spelling_variants(std::string_view word) {
  std::vector<std::string> out;
  for (const Pair& pair : kBeginnings) {
    add_beginning(word, pair.one, pair.other, out);
    add_beginning(word, pair.other, pair.one, out);
  }
  for (const Pair& pair : kWords) {
    if (word == pair.one) add(std::string(pair.other), word, out);
    if (word == pair.other) add(std::string(pair.one), word, out);
  }
  add_ise(word, out);
  return out;
}

}  // namespace dateline
