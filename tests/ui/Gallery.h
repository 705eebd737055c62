// Every widget of the kit on one page, in its interesting states; tst_widgets takes its picture.
#pragma once

#include "models/domain/Currency.h"
#include "models/domain/Money.h"
#include "models/tables/AmountText.h"
#include "models/tables/WindowedTableModel.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/KeyHintBar.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PasswordEdit.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

struct GalleryEntry
{
    qint64 number;
};

class GalleryModel : public cf::tables::TypedWindowedModel<GalleryEntry>
{
public:
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 5; }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        static const QStringList kTitles = {QStringLiteral("Date"), QStringLiteral("Counterparty"),
                                            QStringLiteral("IBAN"), QStringLiteral("State"), QStringLiteral("Amount")};
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole && section == 4)
            return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? QVariant(kTitles.value(section)) : QVariant();
    }

protected:
    void fetchPage(qint64 position, int limit, Callback done) override
    {
        // The second page never arrives, so that placeholders are visible.
        if (position > 0 && position < 99'000'000)
            return;
        cf::tables::FetchedPage<GalleryEntry> page{{}, 100'000'000, true};
        for (int i = 0; i < limit; ++i)
            page.rows.push_back({position + i});
        done(page);
    }

    QVariant cell(const GalleryEntry& row, int column, int role) const override
    {
        static const QStringList kNames = {QStringLiteral("Růžena Dvořáková"),
                                           QStringLiteral("Stavebniny Kolín s. r. o."), QStringLiteral("Jan Novák"),
                                           QStringLiteral("Městská knihovna v Praze")};
        if (role == Qt::TextAlignmentRole && column == 4)
            return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
        if (role == Qt::DecorationRole && column == 3)
            return cf::ui::toneIcon(row.number % 7 == 3 ? cf::ui::Tone::Warning : cf::ui::Tone::Success);
        if (role != Qt::DisplayRole)
            return {};
        switch (column) {
        case 0:
            return QStringLiteral("1994-03-%1").arg(31 - row.number % 28, 2, 10, QLatin1Char('0'));
        case 1:
            return kNames.value(static_cast<int>(row.number % 4));
        case 2:
            return QStringLiteral("CZ65 0800 0000 1920 0014 5399");
        case 3:
            return row.number % 7 == 3 ? QStringLiteral("Unknown — checking") : QStringLiteral("Booked");
        default:
            return cf::tables::formatMoney(
                cf::Money((row.number % 3 ? 1 : -1) * (12'345 + row.number * 987'654 % 90'000'000),
                          *cf::Currency::parse("CZK")),
                QLocale(QStringLiteral("cs_CZ")));
        }
    }

    QString rowKey(const GalleryEntry& row) const override { return QString::number(row.number); }
};

class Gallery : public QWidget
{
public:
    Gallery()
    {
        using namespace cf::ui;
        resize(1280, 900);
        auto* outer = new QHBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->setSpacing(0);
        outer->addWidget(rail());
        auto* page = new QVBoxLayout;
        page->setContentsMargins(em(1.4), em(1.1), em(1.4), em(0.8));
        page->setSpacing(em(0.8));
        outer->addLayout(page, 1);

        auto* top = new QHBoxLayout;
        top->addWidget(plainLabel(QStringLiteral("New transfer"), TextRole::Title, this));
        top->addStretch();
        auto* search = new SearchField(this);
        search->setPlaceholderText(QStringLiteral("Search customers and accounts"));
        search->setAccessibleName(QStringLiteral("Search"));
        search->setMinimumWidth(em(20));
        top->addWidget(search);
        page->addLayout(top);
        addBanners(page);

        auto* cards = new QHBoxLayout;
        cards->setSpacing(em(1));
        cards->addWidget(formCard(), 3);
        cards->addWidget(signInCard(), 2);
        cards->addWidget(codeCard(), 2);
        page->addLayout(cards);
        page->addWidget(tableCard(), 1);
        auto* hints = new KeyHintBar(this);
        hints->addHint(QKeySequence(Qt::Key_F2), QStringLiteral("New transfer"));
        hints->addHint(QKeySequence(Qt::Key_F3), QStringLiteral("Customers"));
        hints->addHint(QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("Review"));
        page->addWidget(hints);
    }

    void settle()
    {
        m_table->setCurrentRow(2);
        m_amount->setFocus();
        m_iban->checkNow();
        QTRY_VERIFY(m_model.state() == cf::tables::WindowedTableModel::State::Ready);
        m_table->setCurrentRow(2);
        QTest::qWait(50);
    }

    void openSheet()
    {
        using namespace cf::ui;
        auto* sheet =
            new ConfirmSheet(QStringLiteral("Transfer this amount?"),
                             {{QStringLiteral("Amount"), QStringLiteral("1\u202F234,50\u00A0CZK"), true},
                              {QStringLiteral("From"), QStringLiteral("Jan Novák\nCZ65 0800 0000 1920 0014 5399")},
                              {QStringLiteral("To"), QStringLiteral("Růžena Dvořáková\nCZ94 5500 0000 0010 1103 8930")},
                              {QStringLiteral("Balance after"), QStringLiteral("18\u202F220,10\u00A0CZK")}},
                             QStringLiteral("Transfer"), this);
        sheet->setWarning(QStringLiteral("750,00 CZK were paid to this account today already."));
        sheet->open();
        QTest::qWait(50);
    }

private:
    QWidget* rail()
    {
        using namespace cf::ui;
        auto* rail = new QWidget(this);
        rail->setObjectName(QStringLiteral("rail"));
        rail->setAttribute(Qt::WA_StyledBackground);
        auto* column = new QVBoxLayout(rail);
        column->setContentsMargins(em(0.6), em(0.9), em(0.6), em(0.8));
        column->setSpacing(em(0.2));
        auto* brand = new QHBoxLayout;
        brand->setSpacing(em(0.5));
        brand->addWidget(new IconLabel(icon(Icon::Logo, Tint::Accent), 1.7, rail));
        brand->addWidget(plainLabel(QStringLiteral("Counterfoil"), TextRole::Heading, rail), 1);
        column->addLayout(brand);
        column->addSpacing(em(0.8));
        const auto entry = [&](Icon name, const QString& text, bool checked = false) {
            auto* button = new QPushButton(icon(name, checked ? Tint::Accent : Tint::Text), text, rail);
            button->setIconSize({em(1.2), em(1.2)});
            button->setCheckable(true);
            button->setChecked(checked);
            setKind(button, ButtonKind::Rail);
            column->addWidget(button);
        };
        entry(Icon::Customers, QStringLiteral("Customers"));
        entry(Icon::Transfer, QStringLiteral("New transfer"), true);
        entry(Icon::List, QStringLiteral("Transfers"));
        entry(Icon::Unknown, QStringLiteral("Unknown outcomes"));
        entry(Icon::Account, QStringLiteral("Accounts"));
        entry(Icon::Settings, QStringLiteral("Settings"));
        column->addStretch();
        auto* icons = new QHBoxLayout;
        for (const Icon name :
             {Icon::ConnectionOk, Icon::ConnectionLost, Icon::Moon, Icon::Sun, Icon::Lock, Icon::Print, Icon::Bank})
            icons->addWidget(new IconLabel(icon(name, Tint::Muted), 1.25, rail));
        column->addLayout(icons);
        entry(Icon::Person, QStringLiteral("Anna Malá, teller"));
        entry(Icon::SignOut, QStringLiteral("Sign out"));
        return rail;
    }

    void addBanners(QVBoxLayout* page)
    {
        using namespace cf::ui;
        auto* grid = new QGridLayout;
        grid->setSpacing(em(0.5));
        const QStringList sentences = {QStringLiteral("Statements of March are ready."),
                                       QStringLiteral("1 234,50 CZK were transferred."),
                                       QStringLiteral("The connection to the bank is slow."),
                                       QStringLiteral("The account is blocked; nothing was booked.")};
        int i = 0;
        for (const Tone tone : {Tone::Info, Tone::Success, Tone::Warning, Tone::Danger}) {
            auto* banner = new MessageBanner(this);
            banner->showMessage(tone, sentences.value(i));
            if (tone == Tone::Success)
                banner->setAction(QStringLiteral("Print receipt"));
            grid->addWidget(banner, i / 2, i % 2);
            ++i;
        }
        page->addLayout(grid);
    }

    QWidget* formCard()
    {
        using namespace cf::ui;
        auto* card = new SectionCard(QStringLiteral("Payment"), this);
        card->addHeaderWidget(new StatusPill(Tone::Success, QStringLiteral("Booked"), card));
        card->addHeaderWidget(new StatusPill(Tone::Warning, QStringLiteral("Unknown — checking"), card));
        card->addHeaderWidget(new StatusPill(Tone::Danger, QStringLiteral("Refused"), card));
        m_iban = new IbanEdit(card);
        m_iban->setText(QStringLiteral("CZ65 0800 0000 1920 0014 5398"));
        card->body()->addWidget(new FormRow(QStringLiteral("&To account"), m_iban, card));
        m_amount = new MoneyEdit(card);
        m_amount->setLocale(QLocale(QStringLiteral("cs_CZ")));
        m_amount->setCurrency(cf::Currency::parse("CZK"));
        auto* currency = new QComboBox(card);
        currency->addItems({QStringLiteral("CZK"), QStringLiteral("EUR")});
        auto* pair = new QHBoxLayout;
        pair->setSpacing(em(0.7));
        pair->addWidget(new FormRow(QStringLiteral("&Amount"), m_amount, card), 2);
        pair->addWidget(new FormRow(QStringLiteral("&Currency"), currency, card), 1);
        m_amount->setText(QStringLiteral("1234,5"));
        card->body()->addLayout(pair);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(em(0.6));
        auto* primary = new QPushButton(QStringLiteral("Review transfer"), card);
        setKind(primary, ButtonKind::Primary);
        auto* danger = new QPushButton(QStringLiteral("Freeze"), card);
        setKind(danger, ButtonKind::Danger);
        auto* quiet = new QPushButton(QStringLiteral("Clear"), card);
        setKind(quiet, ButtonKind::Quiet);
        auto* off = new QPushButton(QStringLiteral("Disabled"), card);
        off->setEnabled(false);
        buttons->addWidget(primary);
        buttons->addWidget(new QPushButton(QStringLiteral("Save draft"), card));
        buttons->addWidget(danger);
        buttons->addWidget(off);
        buttons->addWidget(quiet);
        buttons->addStretch();
        card->body()->addLayout(buttons);
        card->body()->addStretch();
        return card;
    }

    QWidget* signInCard()
    {
        using namespace cf::ui;
        auto* card = new SectionCard(QStringLiteral("Sign in"), this);
        auto* name = new QLineEdit(QStringLiteral("anna.mala"), card);
        card->body()->addWidget(new FormRow(QStringLiteral("&User name"), name, card));
        auto* password = new PasswordEdit(card);
        password->setText(QStringLiteral("correct horse battery"));
        auto* row = new FormRow(QStringLiteral("&Password"), password, card);
        row->setEcho(QStringLiteral("Caps Lock is on."), Tone::Warning);
        card->body()->addWidget(row);
        auto* button = new BusyButton(QStringLiteral("Sign in"), card);
        setKind(button, ButtonKind::Primary);
        button->setBusy(true, QStringLiteral("Signing in…"));
        card->body()->addWidget(button);
        card->body()->addStretch();
        return card;
    }

    QWidget* codeCard()
    {
        using namespace cf::ui;
        auto* card = new SectionCard(QStringLiteral("Second factor"), this);
        auto* qr = new QrView(card);
        qr->setContent(
            QStringLiteral("otpauth://totp/Counterfoil:anna.mala?secret=JBSWY3DPEHPK3PXP&issuer=Counterfoil"),
            QStringLiteral("QR code for the authenticator app"));
        card->body()->addWidget(qr, 0, Qt::AlignHCenter);
        auto* code = new CodeEdit(card);
        code->setText(QStringLiteral("123456"));
        auto* row = new FormRow(QStringLiteral("&Code"), code, card);
        row->setHint(QStringLiteral("Six digits, or a recovery code"));
        card->body()->addWidget(row);
        return card;
    }

    QWidget* tableCard()
    {
        using namespace cf::ui;
        m_table = new RemoteTableView(QStringLiteral("Transfers"), this);
        m_table->setModel(&m_model);
        m_table->setColumns({{12}, {20, true}, {30}, {24}, {18}});
        return m_table;
    }

    GalleryModel m_model;
    cf::ui::RemoteTableView* m_table = nullptr;
    cf::ui::IbanEdit* m_iban = nullptr;
    cf::ui::MoneyEdit* m_amount = nullptr;
};
