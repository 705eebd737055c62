// Lays widgets out side by side and wraps to the next line, so that a row fits in a narrow window and with large fonts.
#pragma once

#include <QLayout>
#include <QList>

namespace cf::ui {

class FlowLayout : public QLayout
{
public:
    //! No margins. Hidden widgets take no space. Expanding widgets share the rest of their line.
    explicit FlowLayout(QWidget* parent);
    ~FlowLayout() override;

    //! Instead of at the end.
    void insertWidget(int index, QWidget* widget);

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& room) override;

private:
    using Line = QList<QLayoutItem*>;

    QList<Line> linesFor(int width) const;
    static int heightOf(const Line& line);
    void place(const Line& line, const QRect& room) const;

    QList<QLayoutItem*> m_items;
};

} // namespace cf::ui
