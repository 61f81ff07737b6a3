#include "indexer/extract/speech_words.h"

#include <array>
#include <unordered_map>

namespace dateline {
namespace {

struct Words {
  std::uint16_t bits;
  std::string_view words;
};

constexpr std::array kWords = {
    Words{
        kSays,
        "said says say told tells tell added adds asked asks replied replies responded answered "
        "answers stated announced explained explains continued noted remarked commented argued "
        "argues warned warns insisted insists declared declares tweeted wrote writes posted "
        "concluded concludes observed admitted admits acknowledged confirmed complained complains "
        "joked jokes quipped shouted screamed cried recalled recalls revealed reveals suggested "
        "suggests urged urges alleged alleges testified reiterated stressed stresses emphasised "
        "emphasized cautioned cautions maintained maintains pledged vowed promised demanded "
        "estimated predicted predicts believes believed denied denies conceded lamented laments "
        "proclaimed repeated retorted exclaimed whispered sang indicated decided ruled chanted "
        "claimed reported shared advised recounted boasted protested pleaded begged yelled "
        "apologised apologized congratulated agreed disagreed muttered thundered enthused opined "
        "reasoned reflected reckons reckoned mused countered asserted asserts affirmed contended "
        "contends hinted implied signalled signaled inquired enquired wondered thanked elaborated "
        "clarified retweeted blogged texted emailed read reads paraphrased"},
    Words{
        kSays | kGerund,
        "saying telling adding asking stating announcing explaining noting remarking commenting "
        "arguing warning insisting declaring tweeting writing posting concluding admitting "
        "acknowledging confirming complaining joking shouting screaming crying recalling revealing "
        "suggesting urging alleging stressing emphasising emphasizing cautioning maintaining "
        "pledging vowing promising demanding claiming chanting yelling reading quoting"},
    Words{
        kNames,
        "called calls call described describes describe labelled labeled labels branded brands "
        "characterised characterized characterises characterizes hailed hails denounced denounces "
        "condemned condemns criticised criticized criticises criticizes accused accuses blamed "
        "blames lauded lauds praised praises referred refers considered considers deemed deems "
        "dismissed dismisses slammed mocked rejected spoke speaks ridiculed derided likened "
        "compared welcomed portrayed"},
    Words{
        kNames | kGerund,
        "calling describing labelling labeling branding characterising characterizing hailing "
        "denouncing condemning criticising criticizing accusing blaming lauding praising referring "
        "deeming dismissing citing likening comparing mocking"},
    Words{
        kSays | kMayBeNoun,
        "claims claim reports report notes note comments comment states state remarks posts tweets "
        "cries promises demands estimates"},
    Words{kMayBeNoun, "calls call brands labels praises read reads"},
    Words{kIsBe, "was were is are be been being am"},
    Words{
        kHelps,
        "has have had did does do will would can could may might must should also then later once "
        "further never not first again already just now previously today yesterday meanwhile "
        "instead soon simply still ever even once famously reportedly himself herself itself "
        "themselves always often both rightly only therefore thus merely"},
    Words{
        kPreposition,
        "of for with at from to by in on about against over after before between among near under "
        "during through into without despite toward towards behind beside alongside than like"},
    Words{kPerson, "he she"},
    Words{kOtherPronoun, "it they i we you"},
    Words{kRelative, "who which that"},
    Words{kJoins, "and but or then yet"},
    Words{kStarts,
          "the a an one another some many several his her their its this these those our my most "
          "both all other each every no two three four five"},
    Words{
        kMessage,
        "statement statements tweet letter notice release announcement report message speech post "
        "memo email mail article testimony remarks comments summary lawsuit complaint filing book "
        "petition ruling opinion website blog manifesto submission declaration"},
    Words{kSpokesman,
          "spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons representative "
          "representatives officials official"},
    Words{
        kTerm,
        "word words term phrase expression nicknamed dubbed titled entitled termed named so-called "
        "pronounced means meaning known codenamed renamed nickname slogan sign signs banner "
        "banners poster posters placard placards theme album song book film movie magazine "
        "programme show alias hashtag label"},
    Words{kNotAfter,
          "that because which who whom whose is was were are be been has have had will would can "
          "could of for with at from to by in on about against over after before and or but as if "
          "when while where than so not"},
};

std::unordered_map<std::string_view, std::uint16_t> table() {
  std::unordered_map<std::string_view, std::uint16_t> all;
  for (const Words& list : kWords) {
    for (std::size_t begin = 0; begin < list.words.size();) {
      const std::size_t end = std::min(list.words.find(' ', begin), list.words.size());
      all[list.words.substr(begin, end - begin)] |= list.bits;
      begin = end + 1;
    }
  }
  return all;
}

}  // namespace

std::uint16_t speech_word(std::string_view lower) {
  static const auto words = table();
  const auto found = words.find(lower);
  return found == words.end() ? std::uint16_t{0} : found->second;
}

}  // namespace dateline
