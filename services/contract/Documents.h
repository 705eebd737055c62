// Files: a customer's documents, stored encrypted in the object store, and account statements, generated on request.
#pragma once

#include "services/contract/Audit.h"

namespace cf::contract {

inline constexpr std::size_t kLargestDocument = 5'000'000; //!< Bytes.

//! A whole file in an answer or a request.
struct FileContent
{
    std::string fileName;
    //! "application/pdf", "image/png", "image/jpeg", "text/plain". In a request the sender's guess; the bank stores the
    //! type that it detects from the content.
    std::string mediaType;
    Bytes content; //!< Base64 on the wire (RFC 4648).
};
BOOST_DESCRIBE_STRUCT(FileContent, (), (fileName, mediaType, content))

struct Document
{
    DocumentId id;
    CustomerId customerId;
    std::string fileName;
    std::string mediaType;
    std::string title;
    std::int64_t bytes = 0;
    std::string sha256; //!< Of the file as it was added, lower-case hex.
    Instant addedAt;
    StaffRef addedBy;
};
BOOST_DESCRIBE_STRUCT(Document, (), (id, customerId, fileName, mediaType, title, bytes, sha256, addedAt, addedBy))

struct CustomerDocuments
{
    CustomerId customerId;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(CustomerDocuments, (), (customerId, cursor, limit))

struct NewDocument
{
    CustomerId customerId;
    std::string title; //!< 1 to 140 characters.
    FileContent file;  //!< At most kLargestDocument; PDF, PNG, JPEG or text, by its content.
};
BOOST_DESCRIBE_STRUCT(NewDocument, (), (customerId, title, file))

inline constexpr std::size_t kLongestFileName = 200; //!< Characters.

//! What can be wrong with a document's file: the code of the FieldError.
enum class DocumentMistake
{
    FileEmpty,
    FileKindNotKept, //!< Its words: the detected format, "HEIC".
    FileKindUnknown,
    FileNameTooLong, //!< Its words: the maximum number of characters.
    FileNameHasPath,
};
BOOST_DESCRIBE_ENUM(DocumentMistake, FileEmpty, FileKindNotKept, FileKindUnknown, FileNameTooLong, FileNameHasPath)

struct DocumentRef
{
    DocumentId documentId;
};
BOOST_DESCRIBE_STRUCT(DocumentRef, (), (documentId))

struct StatementQuery
{
    AccountId accountId;
    Date from; //!< Booking dates, both inclusive, at most a year.
    Date to;
    std::optional<std::string> language; //!< "en", "de", "cs"; without: "en".
};
BOOST_DESCRIBE_STRUCT(StatementQuery, (), (accountId, from, to, language))

//! Why no statement can be made for a period: the code of the FieldError.
enum class StatementMistake
{
    PeriodReversed,
    PeriodTooLong,  //!< Its words: the maximum number of days between the first and the last day.
    TooManyEntries, //!< Its words: the maximum number.
};
BOOST_DESCRIBE_ENUM(StatementMistake, PeriodReversed, PeriodTooLong, TooManyEntries)

struct ListDocuments
{
    using Request = CustomerDocuments;
    using Response = Page<Document>;
    static constexpr OperationInfo kInfo{.name = "ListDocuments",
                                         .path = "/v1/customers/{customerId}/documents",
                                         .permission = Permission::DocumentsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "customer.documentsViewed"},
                                         .summary = "A customer's documents, newest first."};
};

struct AddDocument
{
    using Request = NewDocument;
    using Response = Document;
    static constexpr OperationInfo kInfo{.name = "AddDocument",
                                         .method = Method::Post,
                                         .path = "/v1/customers/{customerId}/documents",
                                         .permission = Permission::DocumentsAdd,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .successStatus = 201,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "document.added"},
                                         .perMinute = 30,
                                         .summary = "Adds a document. The same key again returns the same document."};
};

struct GetDocument
{
    using Request = DocumentRef;
    using Response = FileContent;
    static constexpr OperationInfo kInfo{.name = "GetDocument",
                                         .path = "/v1/documents/{documentId}",
                                         .permission = Permission::DocumentsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Read, "document.viewed"},
                                         .summary = "One document's file."};
};

struct GetStatement
{
    using Request = StatementQuery;
    using Response = FileContent;
    static constexpr OperationInfo kInfo{.name = "GetStatement",
                                         .path = "/v1/accounts/{accountId}/statement",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Read, "account.statementMade"},
                                         .perMinute = 30,
                                         .summary = "The account's statement as PDF with the bank's letterhead."};
};

} // namespace cf::contract
