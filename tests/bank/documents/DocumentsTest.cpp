// Documents of customers over TLS: stored encrypted, returned byte for byte, and what is refused.
#include "services/bank/documents/FileKind.h"
#include "services/bank/documents/FileRules.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

namespace cf::test {
namespace {

using namespace contract;
namespace fs = std::filesystem;

const std::string kPdf = "%PDF-1.7\n% a document\n";

std::string randomBytes(std::size_t length)
{
    std::mt19937_64 random(length);
    std::string bytes(length, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

class Documents : public ::testing::Test
{
protected:
    Documents()
        : m_customer(m_bank.openAccount(m_bank.mainBranch(), 0).owner)
        , m_foreigner(m_bank.openAccount(m_bank.otherBranch(), 0).owner)
    {
        m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
    }

    static NewDocument document(CustomerId customer, const std::string& content = kPdf,
                                const std::string& mediaType = "application/pdf")
    {
        return {customer, "Občanský průkaz", {"průkaz.pdf", mediaType, {content}}};
    }

    Document added(const NewDocument& document)
    {
        const auto reply = m_teller.call<AddDocument>(document, Uuid::v7());
        if (!reply.ok())
            throw std::runtime_error("a document was not added: " + reply.body.substr(0, 500));
        EXPECT_EQ(reply.status, 201);
        return reply.value();
    }

    std::vector<fs::path> objects() const
    {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(m_bank.settings().objects))
            if (entry.is_regular_file())
                files.push_back(entry.path());
        return files;
    }

    void erase(CustomerId customer)
    {
        m_bank.query("UPDATE bank.customer_key SET wrapped_key = NULL, destroyed_at = now() WHERE customer_id = $1"
                     " RETURNING customer_id",
                     customer.uuid().toString());
    }

    std::string logText() const { return contentOf(m_bank.settings().log.file); }

    ServedBank m_bank;
    CustomerId m_customer;
    CustomerId m_foreigner;
    ApiClient m_teller = m_bank.client();
};

TEST_F(Documents, areGivenBackByteForByte)
{
    const std::string photo = "\x89PNG\r\n\x1A\n" + randomBytes(70'000);
    const Document passport = added(document(m_customer));
    const Document picture = added(document(m_customer, photo, "image/png"));
    const auto file = m_teller.call<GetDocument>({picture.id});
    ASSERT_TRUE(file.ok()) << file.body.substr(0, 500);
    EXPECT_EQ(file.value().content.data, photo);
    EXPECT_EQ(file.value().fileName, "průkaz.pdf");
    EXPECT_EQ(picture.sha256, platform::hex(platform::sha256(photo)));

    const auto list = m_teller.call<ListDocuments>({m_customer, {}, {}});
    ASSERT_TRUE(list.ok()) << list.body;
    ASSERT_EQ(list.value().items.size(), 2U);
    EXPECT_EQ(list.value().items[0].id, picture.id) << "the newest first";
    EXPECT_EQ(list.value().items[1].id, passport.id);
    EXPECT_EQ(list.value().items[1].title, "Občanský průkaz");
    const auto first = m_teller.call<ListDocuments>({m_customer, {}, 1});
    ASSERT_TRUE(first.ok() && first.value().more);
    const auto second = m_teller.call<ListDocuments>({m_customer, first.value().lastKey, 1});
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second.value().items.at(0).id, passport.id);
    EXPECT_FALSE(second.value().more);
}

TEST_F(Documents, lieEncryptedOnTheDiskAndInTheTable)
{
    const std::string content = "a text that nobody else may read, " + std::string(1000, 'y');
    added(document(m_customer, content, "text/plain"));
    ASSERT_EQ(objects().size(), 1U);
    const std::string onDisk = contentOf(objects()[0]);
    EXPECT_EQ(onDisk.find("nobody else"), std::string::npos);
    EXPECT_EQ(onDisk.find(std::string(16, 'y')), std::string::npos);
    const auto row = m_bank.query("SELECT position('pr'::bytea IN title || file_name) FROM bank.document");
    EXPECT_EQ(row.value<int>(), 0);
}

TEST_F(Documents, aRepeatedKeyAnswersTheSameDocumentAndAnotherOneIsRefused)
{
    const Uuid key = Uuid::v7();
    const auto first = m_teller.call<AddDocument>(document(m_customer), key);
    const auto again = m_teller.call<AddDocument>(document(m_customer), key);
    ASSERT_TRUE(first.ok() && again.ok()) << again.body;
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
    EXPECT_EQ(objects().size(), 1U);
    auto other = document(m_customer);
    other.title = "Another";
    EXPECT_EQ(m_teller.call<AddDocument>(other, key).code(), ErrorCode::KeyReused);
    EXPECT_EQ(m_teller.call<AddDocument>(document(m_customer, kPdf + "x"), key).code(), ErrorCode::KeyReused);
    EXPECT_EQ(m_teller.call<AddDocument>(document(m_customer)).code(), ErrorCode::InvalidRequest) << "no key";
    EXPECT_EQ(objects().size(), 1U);
}

TEST_F(Documents, theLargestFitsAndOneByteMoreDoesNot)
{
    const std::string largest = kPdf + randomBytes(kLargestDocument - kPdf.size());
    const Document kept = added(document(m_customer, largest));
    const auto file = m_teller.call<GetDocument>({kept.id});
    ASSERT_TRUE(file.ok()) << file.status;
    EXPECT_TRUE(file.value().content.data == largest);
    EXPECT_EQ(m_teller.call<AddDocument>(document(m_customer, largest + "x"), Uuid::v7()).code(),
              ErrorCode::PayloadTooLarge);
}

TEST_F(Documents, noOtherOperationTakesALargeBody)
{
    const std::string large(300'000, ' ');
    for (const char* target : {"/v1/transfers", "/v1/customers", "/v1/sign-in/password", "/v1/documents"}) {
        ApiClient client = m_bank.client(); // a refused body closes its connection
        const auto reply = client.exchange("POST", target, large, Uuid::v7());
        ASSERT_TRUE(reply.has_value()) << target;
        EXPECT_EQ(reply->status, 413) << target;
    }
    const std::string path = "/v1/customers/" + m_customer.toString() + "/documents";
    const auto get = m_teller.exchange("GET", path, large, Uuid::v7());
    ASSERT_TRUE(get.has_value());
    EXPECT_EQ(get->status, 413);
}

TEST_F(Documents, ofAnotherBranchDoNotExist)
{
    EXPECT_EQ(m_teller.call<AddDocument>(document(m_foreigner), Uuid::v7()).code(), ErrorCode::NotFound);
    EXPECT_EQ(m_teller.call<ListDocuments>({m_foreigner, {}, {}}).code(), ErrorCode::NotFound);
    EXPECT_EQ(m_teller.call<AddDocument>(document(CustomerId::make()), Uuid::v7()).code(), ErrorCode::NotFound);
    EXPECT_EQ(m_teller.call<GetDocument>({DocumentId::make()}).code(), ErrorCode::NotFound);
    const Document kept = added(document(m_customer));
    ApiClient stranger = m_bank.client();
    m_bank.signIn(stranger, Role::Teller, m_bank.otherBranch());
    EXPECT_EQ(stranger.call<GetDocument>({kept.id}).code(), ErrorCode::NotFound);
    EXPECT_TRUE(m_teller.call<GetDocument>({kept.id}).ok());
}

TEST_F(Documents, cannotBeReadOnceTheCustomerWasErased)
{
    const Document kept = added(document(m_customer));
    erase(m_customer);
    EXPECT_EQ(m_teller.call<GetDocument>({kept.id}).code(), ErrorCode::NotFound);
    const auto list = m_teller.call<ListDocuments>({m_customer, {}, {}});
    ASSERT_TRUE(list.ok()) << list.body;
    EXPECT_EQ(list.value().items.at(0).title, "");
    EXPECT_EQ(list.value().items.at(0).fileName, "");
    const auto more = m_teller.call<AddDocument>(document(m_customer), Uuid::v7());
    EXPECT_EQ(more.code(), ErrorCode::InvalidRequest) << more.body;
}

TEST_F(Documents, aMissingOrChangedFileIsSaidAndLogged)
{
    const Document lost = added(document(m_customer));
    const fs::path file = objects().at(0);
    std::ofstream(file, std::ios::binary | std::ios::app) << "x";
    EXPECT_EQ(m_teller.call<GetDocument>({lost.id}).code(), ErrorCode::InternalError);
    fs::remove(file);
    const auto reply = m_teller.call<GetDocument>({lost.id});
    EXPECT_EQ(reply.code(), ErrorCode::InternalError);
    EXPECT_NE(reply.body.find("missing from the store"), std::string::npos) << reply.body;
    // The log is written asynchronously.
    EXPECT_TRUE(eventually([&] { return logText().find(lost.id.toString()) != std::string::npos; }));
}

TEST_F(Documents, anAddedDocumentLeavesItsEventWithNothingPersonalInPlainSight)
{
    const Document kept = added(document(m_customer));
    const auto leaf = m_bank.query("SELECT leaf FROM (SELECT unnest(leaves) AS leaf FROM bank.audit_inbox UNION ALL"
                                   " SELECT leaf FROM bank.audit_event) AS all_leaves"
                                   " WHERE position($1::bytea IN leaf) > 0",
                                   db::bytea(kept.id.toString()));
    ASSERT_EQ(leaf.size(), 1U);
    const AuditEvent event = parseLeaf(leaf.value<db::Bytea>()).value();
    EXPECT_EQ(event.action, "document.added");
    EXPECT_EQ(event.customer, m_customer);
    EXPECT_TRUE(event.sealed);
    EXPECT_EQ(event.detail.find("průkaz"), std::string::npos);
}

TEST_F(Documents, whatIsNotBase64IsPointedAt)
{
    for (const char* content : {"not base64!", "QUJD=", "QQ", "Q Q=="}) {
        const auto reply = m_teller.exchange(
            "POST", "/v1/customers/" + m_customer.toString() + "/documents",
            std::string(R"({"title":"t","file":{"fileName":"a.pdf","mediaType":"application/pdf","content":")") +
                content + "\"}}",
            Uuid::v7());
        ASSERT_TRUE(reply.has_value());
        EXPECT_EQ(reply->status, 400) << content;
        EXPECT_NE(reply->body.find("/file/content"), std::string::npos) << reply->body;
    }
}

//! Pointers of a document's mistakes, in order.
std::string pointersOf(const std::string& title, const std::string& fileName, const std::string& mediaType,
                       const std::string& content)
{
    std::string pointers;
    for (const auto& mistake : bank::mistakesIn({CustomerId(), title, {fileName, mediaType, {content}}}))
        pointers += mistake.pointer + " ";
    return pointers;
}

TEST(FileRules, aHostileNameIsRefused)
{
    const std::string name = "/file/fileName ";
    for (const std::string& hostile :
         {std::string(), std::string(" "), std::string("../passport.pdf"), std::string("/etc/passwd"),
          std::string("a\\b.pdf"), std::string("c:x.pdf"), std::string(".."), std::string("."),
          std::string("a\0b.pdf", 7), std::string("a\nb.pdf"), std::string("a\x7f.pdf"), std::string("a\xC2\x85.pdf"),
          std::string("fdp.\u202eexe.pdf"), std::string("a\u2066b.pdf"), std::string("\xff.pdf"),
          std::string(300, 'a')})
        EXPECT_EQ(pointersOf("t", hostile, "application/pdf", kPdf), name) << hostile;
    for (const std::string& good : {std::string("passport.pdf"), std::string("Občanský průkaz (2).pdf"),
                                    std::string("جواز سفر.pdf"), std::string("護照.pdf"), std::string(200, 'a')})
        EXPECT_EQ(pointersOf("t", good, "application/pdf", kPdf), "") << good;
}

TEST(FileRules, whyANameIsRefusedHasACode)
{
    const auto mistakeIn = [](const std::string& fileName) {
        return bank::mistakesIn({CustomerId(), "t", {fileName, "application/pdf", {kPdf}}}).at(0);
    };
    for (const char* path : {"Scan 2026-11-28 14:30.pdf", "a\\b.pdf", "a/b.pdf", ".."})
        EXPECT_EQ(mistakeIn(path).code, "fileNameHasPath") << path;
    EXPECT_EQ(mistakeIn(std::string(201, 'a')).code, "fileNameTooLong");
    EXPECT_EQ(mistakeIn(std::string(201, 'a')).words, std::vector<std::string>{"200"});
    EXPECT_EQ(mistakeIn(std::string(300, '\n')).code, std::nullopt);
}

//! The code of the mistake in a content of a claimed type; "kept as …" when there is none.
std::string verdict(const std::string& content, const std::string& mediaType)
{
    const auto mistakes = bank::mistakesIn({CustomerId(), "t", {"n", mediaType, {content}}});
    if (mistakes.empty())
        return "kept as " + bank::fileKindOf(content, mediaType).mediaType;
    const auto& mistake = mistakes.at(0);
    EXPECT_EQ(mistake.pointer, "/file/content");
    return mistake.code.value_or("") + (mistake.words ? " " + mistake.words->at(0) : "");
}

TEST(FileRules, theContentDecidesWhatAFileIs)
{
    const std::string png = "\x89PNG\r\n\x1A\n";
    const std::string jpeg = "\xFF\xD8\xFF\xE0";
    for (const char* named : {"application/pdf", "image/png", "image/jpeg", "text/plain", "application/octet-stream"}) {
        EXPECT_EQ(verdict(kPdf, named), "kept as application/pdf") << named;
        EXPECT_EQ(verdict(png, named), "kept as image/png") << named;
        EXPECT_EQ(verdict(jpeg, named), "kept as image/jpeg") << named;
    }
    for (const std::string& text :
         {std::string("Žluťoučký\r\n\tkůň 護照"), std::string("# Notes\n"), std::string("10:04 INFO started\n"),
          std::string("P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd k\xf9\xf2\r\n"), // CP1250
          std::string("\xFF\xFEh\0i\0", 6), std::string("a note on %PDF-1.7 files")})
        for (const char* named : {"text/plain", "text/markdown", "text/x-log", "application/octet-stream", ""})
            EXPECT_EQ(verdict(text, named), "kept as text/plain") << text << " " << named;
}

TEST(FileRules, aTextMayEndInOneCtrlZAsThoseOfDosDo)
{
    EXPECT_EQ(verdict("DIR C:\r\n\x1A", "text/plain"), "kept as text/plain");
    EXPECT_EQ(verdict("DIR C:\r\n\x1A", "application/octet-stream"), "kept as text/plain");
    EXPECT_EQ(verdict("DIR C:\r\n\x1A\x1A", "text/plain"), "fileKindUnknown");
    EXPECT_EQ(verdict("DIR\x1A C:\r\n", "text/plain"), "fileKindUnknown");
}

TEST(FileRules, theHeaderOfAPdfMayStandInItsFirst1024Bytes)
{
    for (const std::string& before :
         {std::string("\xEF\xBB\xBF"), std::string("\r\n"), std::string(1'019, 'x'), std::string(500, '\0')})
        EXPECT_EQ(verdict(before + kPdf, "application/pdf"), "kept as application/pdf") << before.size();
    EXPECT_EQ(verdict(std::string(1'020, 'x') + kPdf, "application/pdf"), "fileKindUnknown");
    EXPECT_EQ(verdict("\r\n%PDF-1.4\nstartxref\n0\n%%EOF", "text/plain"), "kept as application/pdf");
}

TEST(FileRules, whatIsNotKeptIsCalledByItsName)
{
    using namespace std::string_literals;
    EXPECT_EQ(verdict("", "application/pdf"), "fileEmpty");
    EXPECT_EQ(verdict("\0\0\0\x18"
                      "ftypheic\0\0\0\0"s,
                      "image/heic"),
              "fileKindNotKept HEIC");
    EXPECT_EQ(verdict("PK\x03\x04\x14\0"s, "application/zip"), "fileKindNotKept ZIP");
    EXPECT_EQ(verdict("GIF89a..", "image/gif"), "fileKindNotKept GIF");
    EXPECT_EQ(verdict("II*\0"s, "image/tiff"), "fileKindNotKept TIFF");
    EXPECT_EQ(verdict("RIFF....WEBP", "image/webp"), "fileKindNotKept WebP");
    for (const char* page : {"<html>", " \n<!DOCTYPE HTML>", "\xEF\xBB\xBF<script>"})
        EXPECT_EQ(verdict(page, "text/plain"), "fileKindNotKept HTML") << page;
    for (const char* named : {"application/pdf", "image/png", "image/jpeg"})
        for (const std::string& content : {"%PD"s, "\x89PNG"s, "\xFF\xD8"s, "words"s})
            EXPECT_EQ(verdict(content, named), "fileKindUnknown") << named << " " << content;
    EXPECT_EQ(verdict("a\0b"s, "text/plain"), "fileKindUnknown");
    EXPECT_EQ(verdict("a\x1b[31m"s, "text/plain"), "fileKindUnknown");
}

TEST(FileRules, everyMistakeIsNamedAtOnce)
{
    EXPECT_EQ(pointersOf(std::string(141, 'a'), "a/b", "application/pdf", "x"), "/title /file/fileName /file/content ");
    EXPECT_EQ(pointersOf("", "n", "application/pdf", kPdf), "/title ");
    std::string longest;
    for (int i = 0; i < 140; ++i)
        longest += "ž";
    EXPECT_EQ(pointersOf(longest, "n", "application/pdf", kPdf), "");
}

} // namespace
} // namespace cf::test
