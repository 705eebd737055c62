// cluster_tour [--pictures DIR]: an administrator watches in the panel how the primary's host dies, another database
// takes over, and the host returns. Run by ./run cluster tour, on a cluster that is up, as root.
#include "services/bank/records/Fields.h"
#include "tests/cluster/Database.h"
#include "tests/drill/Openings.h"
#include "tests/drill/Person.h"
#include "tests/tour/DesktopUser.h"

#include <QTabBar>

#include <csignal>

namespace {

using namespace cf;

constexpr std::uint16_t kPort = 8443;
constexpr int kSeconds = 1'000;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

class ClusterTour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void anAdministratorSignsInThroughAProxy();
    void allPartsAreSeen();
    void theDeathOfThePrimarysHostIsSeen();
    void whoTookOverIsTold();
    void theHostReturns();
    void cleanupTestCase();

private:
    //! Whether a visible row has these beginnings of its first cells.
    bool shows(const QString& kind, const QString& name, const QString& state = {}) const;

    const cluster::Database m_database;
    std::unique_ptr<drill::Person> m_person;
    std::string m_password = Uuid::v7().toString();
    std::optional<DesktopUser> m_desktop;
    int m_host = 0; //!< The primary's, which dies.
    bool m_stopped = false;
};

bool ClusterTour::shows(const QString& kind, const QString& name, const QString& state) const
{
    const auto* table = m_desktop->find<QTableView>(QStringLiteral("Parts of the bank"));
    for (int row = 0; table && row < table->model()->rowCount(); ++row) {
        const auto cell = [&](int column) { return table->model()->index(row, column).data().toString(); };
        if (cell(0).startsWith(kind) && cell(1).startsWith(name) && cell(2).startsWith(state))
            return true;
    }
    return false;
}

void ClusterTour::initTestCase()
{
    const auto branch = m_database.run("SELECT code FROM bank.branch ORDER BY code LIMIT 1").value<std::string>();
    m_person = std::make_unique<drill::Person>("watch" + Uuid::v7().toString().substr(24), m_password);
    test::ApiClient client(cluster::addressOf(cluster::kProxyHosts[0]), kPort, cluster::kState / "ca.pem");
    m_person->enrol(client, drill::enrolmentCodeOf(m_person->userName(), Role::Administrator, branch,
                                                   cluster::bankConfiguration()));
}

void ClusterTour::cleanup()
{
    if (QTest::currentTestFailed() && m_desktop && !std::exchange(m_stopped, true))
        m_desktop->picture(QStringLiteral("where-it-stopped"));
}

void ClusterTour::anAdministratorSignsInThroughAProxy()
{
    m_desktop.emplace(
        QStringLiteral("https://%1:%2").arg(textOf(cluster::addressOf(cluster::kProxyHosts[0]))).arg(kPort),
        textOf((cluster::kState / "ca.pem").string()));
    m_desktop->givePassword(textOf(m_person->userName()), textOf(m_password));
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Code of your authenticator app")));
    std::optional<std::string> code; // its enrolment used the present one
    // The macro asks once more when it has been told yes.
    QTRY_VERIFY_WITH_TIMEOUT(code || (code = m_person->freshCode()), 40 * kSeconds);
    m_desktop->giveCode(textOf(*code));
    QTRY_VERIFY(m_desktop->find<QAbstractButton>(QStringLiteral("Sign out")));
}

void ClusterTour::allPartsAreSeen()
{
    QVERIFY(m_desktop);
    QTRY_VERIFY(m_desktop->find<QTabBar>(QStringLiteral("Views of the system")));
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Views of the system")));
    for (int i = 0; i < 2; ++i) // the last view but one
        m_desktop->press(Qt::Key_PageUp, Qt::ControlModifier);
    m_host = m_database.primary().value_or(0);
    QVERIFY(m_host > 0);
    QTRY_VERIFY_WITH_TIMEOUT(
        shows(QStringLiteral("Primary database"), textOf(cluster::addressOf(m_host)), QStringLiteral("Takes orders")),
        20 * kSeconds);
    for (const char* kind :
         {"Synchronous standby", "Standby", "Other region's database", "Worker", "Shared cache", "Event broker",
          "Object store", "Other region's object store", "Mail server", "Behind proxy"})
        QTRY_VERIFY2_WITH_TIMEOUT(shows(QString::fromUtf8(kind), {}), kind, 20 * kSeconds);
    m_desktop->picture(QStringLiteral("cluster-1-whole"));
}

void ClusterTour::theDeathOfThePrimarysHostIsSeen()
{
    QVERIFY(m_host > 0);
    cluster::signalAll(cluster::processesOf(m_host), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(
        shows(QStringLiteral("Database"), textOf(cluster::addressOf(m_host)), QStringLiteral("Away")), 10 * kSeconds);
    QTRY_VERIFY(m_desktop->find<QTableView>(QStringLiteral("Parts of the bank")));
    m_desktop->find<QTableView>(QStringLiteral("Parts of the bank"))->setFocus();
    m_desktop->press(Qt::Key_Home);
    m_desktop->picture(QStringLiteral("cluster-2-without-primary"));
}

void ClusterTour::whoTookOverIsTold()
{
    QVERIFY(m_host > 0);
    const QString told = QStringLiteral("from %1:").arg(textOf(cluster::addressOf(m_host)));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->says(told), 90 * kSeconds);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Primary database"), {}, QStringLiteral("Takes orders")),
                             30 * kSeconds);
    QTest::qWait(20 * kSeconds); // until the last order under way then is counted
    m_desktop->picture(QStringLiteral("cluster-3-after-failover"));
}

void ClusterTour::theHostReturns()
{
    QVERIFY(m_host > 0);
    cluster::startWhatIsMissing(m_host);
    QTRY_VERIFY_WITH_TIMEOUT(!shows(QStringLiteral("Database"), {}, QStringLiteral("Away")) && m_database.isWhole(),
                             120 * kSeconds);
    QTest::qWait(5 * kSeconds);
    m_desktop->picture(QStringLiteral("cluster-4-whole-again"));
}

void ClusterTour::cleanupTestCase()
{
    if (m_host > 0)
        cluster::startWhatIsMissing(m_host);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--pictures")) {
        QDir().mkpath(arguments[2]);
        qputenv("COUNTERFOIL_PICTURES", QDir(arguments[2]).absolutePath().toUtf8());
        arguments.remove(1, 2);
    }
    ClusterTour tour;
    return QTest::qExec(&tour, arguments);
}

#include "main.moc"
