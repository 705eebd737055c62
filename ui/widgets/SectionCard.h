// A group of related items: a frame with a heading, space for actions, and a body.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace cf::ui {

class SectionCard : public QFrame
{
    Q_OBJECT

public:
    //! `title` empty: no heading.
    explicit SectionCard(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    //! Right of the heading: buttons, a pill.
    void addHeaderWidget(QWidget* widget);
    //! The content goes in here.
    QVBoxLayout* body() const { return m_body; }

private:
    QLabel* m_title;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

} // namespace cf::ui
