#include "core/text/language.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

struct Row {
  const char* language;
  const char* title;
  const char* text;
};

void check(const Row& row) {
  INFO(row.title << " / " << row.text);
  CHECK(detected_language(row.title, row.text) == row.language);
}

}  // namespace

TEST_CASE("Language: chance in a few English words is no other language") {
  for (const char* title :
       {"Random (Algorithm 133)", "Zersol (Algorithm 194)", "Gauss (Algorithm 209)",
        "Gauss-Seidel (Algorithm 220)", "Lagrangian Interpolation (Algorithm 210)",
        "Interrupt Driven Programming", "transistor af amplifiers", "Andrew Wilkie",
        "Bali Atrocity", "Notre Dame in Paris catches fire", "Storm hits Oslo",
        "Strengthening Australia's Border Surveillance"}) {
    INFO(title);
    const std::string language = detected_language(title, "");
    CHECK((language.empty() || language == "en"));
    CHECK(detected_language("", title) == language);
  }
}

TEST_CASE("Language: a headline of a few words, where they tell") {
  for (const Row& row : {Row{"de", "Bundestag beschließt neues Klimagesetz", ""},
                         {"de", "Bayern gewinnt gegen Dortmund", ""},
                         {"fr", "Incendie dans le sud de la France", ""},
                         {"es", "Terremoto en Chile deja tres muertos", ""},
                         {"it", "Sciopero dei treni a Milano", ""},
                         {"nl", "Schiphol schrapt honderden vluchten", ""},
                         {"pt", "Governo aprova novo orçamento", ""},
                         {"sv", "Regeringen vill höja skatten", ""},
                         {"da", "Regeringen vil hæve skatten", ""},
                         {"no", "Regjeringen vil øke skatten", ""},
                         {"fi", "Tulipalo Helsingissä", ""},
                         {"pl", "Pożar w Warszawie", ""},
                         {"ga", "Rialtas nua ceaptha i mBaile Átha Cliath", ""},
                         {"ru", "Пожар в Москве", ""},
                         {"ja", "東京で地震", ""},
                         {"en", "Earthquake in Chile", ""}})
    check(row);
}

TEST_CASE("Language: a headline and a sentence") {
  for (const Row& row :
       {Row{"de", "Kanzler trifft Macron in Paris", "Die beiden wollen über die Ukraine sprechen."},
        {"de", "Streik legt Flughafen lahm", "Tausende Reisende saßen am Morgen fest."},
        {"fr", "Macron reçoit Scholz à Paris", "Les deux dirigeants parlent de l'énergie."},
        {"fr", "Séisme au Maroc", "Le bilan est monté à plus de deux mille morts."},
        {"es", "Huelga de trenes en Madrid", "Miles de viajeros se quedaron sin servicio."},
        {"it", "Il governo vara la manovra", "Il consiglio dei ministri l'ha approvata ieri."},
        {"nl", "Brand in flat in Rotterdam", "Bij de brand zijn twee mensen gewond geraakt."},
        {"pt", "Chuvas matam dez no Rio", "Centenas de moradores perderam as suas casas."},
        {"sv", "Brand i Göteborg", "Två personer fördes till sjukhus under natten."},
        {"da", "Brand i København", "To personer blev kørt på hospitalet i nat."},
        {"no", "Storm på Vestlandet", "Flere veier er stengt og mange er uten strøm."},
        {"fi", "Hallitus sopi budjetista", "Neuvottelut kestivät yli kaksi päivää."},
        {"pl", "Pożar w Warszawie", "Dwie osoby trafiły do szpitala."},
        {"tr", "İzmir'de deprem", "Çok sayıda bina hasar gördü."},
        {"ru", "Правительство одобрило бюджет", "Дума рассмотрит его на неделе."},
        {"en", "Macron meets Scholz in Berlin", "The two will talk about Ukraine."},
        {"en", "Storm hits Oslo", "Roads are closed."}})
    check(row);
}

TEST_CASE("Language: an English article with quotations is English") {
  const std::string english =
      "On Saturday a few hundred people attended a party in the capital. The organisers said that "
      "they had come to fight off the virus, and gave everybody who came a cup of it to drink. "
      "Doctors warned that nothing of the kind had ever been shown to help against any illness. ";
  const std::string hindi = "उन्होंने कहा कि यह बीमारी से बचाता है और सबको इसे पीना चाहिए।";
  check({"en", "Party against the virus", (english + hindi).c_str()});
  check({"hi", "", (hindi + " " + hindi + " " + hindi + " " + hindi + " " + english).c_str()});
}

TEST_CASE("Regression: a language tag as long as ICU's buffer is none") {
  for (std::size_t length = 1; length < 40; ++length)
    CHECK(normalised_language(std::string(length, 'x')).empty());
}

TEST_CASE("Language: what holds no words has none") {
  check({"", "", ""});
  check({"", "12:30", "1, 2, 3"});
}
