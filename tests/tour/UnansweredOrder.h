// A desktop that sends one order and gets no answer: the tour starts it as a separate process and kills it.
#pragma once

#include <QString>

struct UnansweredOrder
{
    QString bank;       //!< URL, through a proxy that holds the order back.
    QString authority;  //!< PEM file.
    QString dataFolder; //!< Contains the journal.
    QString steps;      //!< What is typed: "user;password;code;debtor;its holder;creditor;its holder;amount".
};

//! Prints "sent" once the order is in flight, then waits to be killed.
int sendUnansweredOrder(const UnansweredOrder& order);
