#include "tests/bank/importing/BerkaFolder.h"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

namespace cf::test {

BerkaFolder::BerkaFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "berka-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("cannot make a folder for test files");
    m_path = name;
    m_files["district.asc"] = {"A1;A2;A3;A4;A5;A6;A7;A8;A9;A10;A11;A12;A13;A14;A15;A16",
                               R"(1;"Hl.m. Praha";"Prague";1204953;0;0;0;1;1;100.0;12541;0.29;0.43;167;85677;99107)"};
    m_files["client.asc"] = {R"("client_id";"birth_number";"district_id")", R"(1;"706213";1)", R"(2;"450204";1)"};
    m_files["account.asc"] = {R"("account_id";"district_id";"frequency";"date")", R"(10;1;"POPLATEK MESICNE";930101)",
                              R"(20;1;"POPLATEK TYDNE";930102)"};
    m_files["disp.asc"] = {R"("disp_id";"client_id";"account_id";"type")", R"(1;1;10;"OWNER")", R"(2;2;20;"OWNER")",
                           R"(3;2;10;"DISPONENT")"};
    m_files["order.asc"] = {R"("order_id";"account_id";"bank_to";"account_to";"amount";"k_symbol")",
                            R"(5;10;"YZ";"87144583";2452.00;"SIPO")"};
    // Account 10 booked the third of January as 103, 102, 101, and one printed balance is ten haléř too high.
    m_files["trans.asc"] = {
        R"("trans_id";"account_id";"date";"type";"operation";"amount";"balance";"k_symbol";"bank";"account")",
        R"(100;10;930101;"PRIJEM";"VKLAD";700.00;700.00;"";;)",
        R"(101;10;930103;"VYDAJ";"VYBER";14.60;735.50;"SLUZBY";;)",
        R"(102;10;930103;"PRIJEM";"";100.00;750.10;"UROK";;)",
        R"(103;10;930103;"VYDAJ";"PREVOD NA UCET";50.00;650.00;" ";"QR";"13943797")",
        R"(200;20;930102;"PRIJEM";"PREVOD Z UCTU";50;50.00;"DUCHOD";"ST";"89597016")",
        R"(201;20;930105;"VYBER";"VYBER KARTOU";80.5;-30.50;"";;0)",
        R"(202;20;930106;"VYDAJ";"VYBER";1.00;-31.50;"SANKC. UROK";;)"};
    m_files["loan.asc"] = {R"("loan_id";"account_id";"date";"amount";"duration";"payments";"status")",
                           R"(7;10;930705;96396;12;8033.00;"B")"};
    m_files["card.asc"] = {R"("card_id";"disp_id";"type";"issued")", R"(9;1;"classic";931107 00:00:00)"};
}

BerkaFolder::~BerkaFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

BerkaFolder& BerkaFolder::add(const std::string& file, const std::string& line)
{
    m_files.at(file).push_back(line);
    return *this;
}

BerkaFolder& BerkaFolder::replace(const std::string& file, std::size_t number, const std::string& line)
{
    m_files.at(file).at(number - 1) = line;
    return *this;
}

BerkaFolder& BerkaFolder::remove(const std::string& file)
{
    m_files.erase(file);
    return *this;
}

const std::filesystem::path& BerkaFolder::write()
{
    for (const auto& [name, lines] : m_files) {
        std::ofstream out(m_path / name, std::ios::binary);
        for (const std::string& line : lines)
            out << line << "\r\n";
    }
    return m_path;
}

std::optional<std::filesystem::path> realBerkaFolder()
{
    const char* named = std::getenv("COUNTERFOIL_BERKA");
    const std::filesystem::path folder =
        named ? std::filesystem::path(named)
              : std::filesystem::path(COUNTERFOIL_SOURCE_FOLDER) / "../shared/data/berka";
    if (!std::filesystem::exists(folder / "trans.asc"))
        return std::nullopt;
    return folder;
}

} // namespace cf::test
