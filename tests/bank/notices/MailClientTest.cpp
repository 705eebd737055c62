// Mails arrive as they were written, over TLS alone, and what a server refuses is told apart from one that is away.
#include "tests/support/TemporaryMail.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using platform::Mail;
using platform::MailClient;
using Kind = platform::MailError::Kind;

class Mails : public ::testing::Test
{
protected:
    static Mail mailTo(const std::string& address) { return {"m-1", address, "Hello", "A line\n", "en"}; }

    //! What became of a mail: nothing if it was taken.
    static std::optional<Kind> refused(MailClient& client, const Mail& mail)
    {
        const auto sent = client.send(mail);
        return sent ? std::nullopt : std::optional(sent.error().kind);
    }

    TemporaryMail m_server{COUNTERFOIL_SOURCE_FOLDER};
    MailClient m_client{m_server.config()};
};

TEST_F(Mails, arriveAsTheyWereWritten)
{
    const std::string subject = "Připsáno na Váš účet, إيداع في حسابك، そして日本語でも長い件名が行を越えて続きます";
    std::string text = ".\nA first line that begins with a dot\nžluťoučký kůň\n";
    for (int i = 0; i < 300; ++i)
        text += "a long line without an end ";
    ASSERT_TRUE(m_client.send({"0192-ab", "jana@example.org", subject, text, "cs"}));
    ASSERT_TRUE(m_client.send(mailTo("karel@example.org")));
    const auto mails = m_server.received();
    ASSERT_EQ(mails.size(), 2u);
    EXPECT_EQ(mails[0].from, "notices@bank.example");
    EXPECT_EQ(mails[0].to, "jana@example.org");
    EXPECT_EQ(mails[0].headers.at("Subject"), subject);
    EXPECT_EQ(mails[0].headers.at("From"), "Příští banka <notices@bank.example>");
    EXPECT_EQ(mails[0].headers.at("Message-ID"), "<0192-ab@bank.example>");
    EXPECT_EQ(mails[0].headers.at("Content-Language"), "cs");
    EXPECT_EQ(mails[0].headers.count("Date"), 1u);
    EXPECT_TRUE(mails[0].text == text);
    EXPECT_LE(mails[0].longestLine, 78u) << "RFC 5322 asks for it";
    EXPECT_EQ(mails[1].to, "karel@example.org");
    EXPECT_EQ(mails[1].headers.at("Subject"), "Hello");
}

TEST_F(Mails, thatAreRefusedAreRefusedForNowOrForGood)
{
    EXPECT_EQ(refused(m_client, mailTo("later@example.org")), Kind::Later);
    EXPECT_EQ(refused(m_client, mailTo("never@example.org")), Kind::Refused);
    EXPECT_EQ(refused(m_client, mailTo("jana@example.org")), std::nullopt) << "and the client goes on";
    const auto sent = m_client.send(mailTo("never@example.org"));
    EXPECT_EQ(sent.error().what, "The mail server answered 550.") << "its words may name somebody";
}

TEST_F(Mails, goToNobodyElse)
{
    for (const char* const address :
         {"", "jana", "@example.org", "jana@", "a@b\r\nRCPT TO:<c@d>", "a@b>,<c@d", "Jana <jana@example.org>", "a b@c"})
        EXPECT_EQ(refused(m_client, mailTo(address)), Kind::Refused) << address;
    EXPECT_TRUE(m_server.received().empty());
}

TEST_F(Mails, waitForAServerThatIsAwayOrNotTheRightOne)
{
    auto config = m_server.config();
    config.password = "wrong";
    MailClient stranger(config);
    EXPECT_EQ(refused(stranger, mailTo("jana@example.org")), Kind::Unreachable);
    config = m_server.config();
    config.authority = Certificates().authorityFile();
    MailClient distrusting(config);
    EXPECT_EQ(refused(distrusting, mailTo("jana@example.org")), Kind::Unreachable);
    m_server.kill();
    EXPECT_EQ(refused(m_client, mailTo("jana@example.org")), Kind::Unreachable);
    m_server.start();
    EXPECT_EQ(refused(m_client, mailTo("jana@example.org")), std::nullopt);
    EXPECT_EQ(m_server.received().size(), 1u);
}

} // namespace
} // namespace cf::test
