"""The stock of Vietnamese phrases that sentences are made of, by the place they fill.

None of them holds a figure, written in digits or in words: every figure of an article is a metric
that its front matter declares.
"""


def _phrases(rows: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in rows.split(";"))


WHO = _phrases("""
bà con trong bản; các hộ trồng chè; tổ hợp tác nuôi ong; chi hội phụ nữ; đoàn viên thanh niên;
những người thợ dệt; đội thủy nông; các thầy cô giáo; cán bộ khuyến nông; nhóm hộ ven sông;
ban quản lý chợ; những gia đình trẻ; lớp người cao tuổi; tổ tuần tra rừng; các chủ vườn;
nhóm bạn học nghề; người đi biển; đội văn nghệ quần chúng; ban công tác xóm; hội làm vườn;
nhân viên trạm y tế; các tổ tiết kiệm; những chủ thuyền; nhóm thợ gốm; người giữ kho;
đội vận chuyển; những người trồng nấm; các lái buôn nhỏ; thợ mộc trong làng; tổ thu gom rác
""")
WHERE = _phrases("""
ở cuối bản; bên bờ kênh; dưới chân đồi; quanh hồ chứa; dọc con đường liên xóm; ở vùng trũng;
nơi cửa sông; trên triền dốc; cạnh nhà văn hóa; phía sau chợ; giữa cánh đồng mẫu; bên bến đò;
ở khu đất mới; quanh giếng làng; trong thung lũng; trên bãi bồi; gần trạm bơm; ven rừng phòng hộ;
ở đầu nguồn; dưới tán vườn cũ; nơi ngã ba sông; bên sân phơi; trong khu tái định cư; ở vùng đệm
""")
WHEN = _phrases("""
sau mùa mưa; từ đầu vụ; vào những chiều cuối tuần; khi lúa vừa chín; trước ngày khai giảng;
trong những tháng giáp hạt; lúc nước sông còn cao; khi đường vừa thông; sau buổi họp dân;
vào độ cuối đông; từ lúc trời chưa sáng; giữa mùa khô; khi hàng về dồn dập; sau kỳ thu hoạch;
vào dịp lễ làng; mỗi khi nông nhàn; ngay sau cơn lũ; từ ngày có điện; khi máy bơm chạy đều;
lúc giá cả lên xuống thất thường; vào phiên chợ sớm; trong mùa gió chướng
""")
DID = _phrases("""
sửa lại con mương dẫn nước; ghép lại vườn giống; dọn sạch bãi tập kết; dựng thêm giàn phơi;
chia nhau từng ca trực; ghi chép sổ sách cẩn thận; thử trồng xen các loại đậu; gia cố bờ bao;
lập nhóm bán hàng chung; mở lại xưởng dệt cũ; học cách ủ phân tại chỗ; đổi giống lúa chịu hạn;
trồng dặm những khoảng rừng thưa; vét lại ao làng; lợp lại mái trường; nối đường ống về từng nhà;
kiểm tra từng lô hàng trước khi giao; bàn nhau cách góp vốn; tập làm quen với máy mới;
phơi sấy theo đúng quy trình; đánh dấu từng gốc cây; dẫn khách đi thăm vườn; giữ lại nghề cũ;
kê lại kho chứa cho thoáng; đan thêm lồng nuôi cá; đặt biển chỉ đường; gom hàng về điểm chung;
nhắc nhau che chắn chuồng trại; soạn lại nội quy của tổ; mời người có kinh nghiệm về chỉ bảo
""")
WHY = _phrases("""
vì đường vận chuyển còn xa; để bớt công gánh nước; bởi giống cũ đã thoái hóa;
vì muốn giữ chân người trẻ; để hàng không còn bị ép giá; vì mùa mưa đến sớm hơn mọi khi;
để con cháu có chỗ học gần nhà; bởi ai cũng ngại vay nóng; vì đất dốc dễ bạc màu;
để nguồn nước không bị cạn; vì khách hàng hỏi kỹ về xuất xứ; để khỏi phải làm lại từ đầu;
bởi thời tiết mỗi năm mỗi khác; vì thiếu chỗ cất giữ nông sản; để người đi xa yên lòng;
vì tiếng lành đồn xa; để việc chung không dồn lên vai ai; bởi làm riêng lẻ thì khó bền
""")
SO = _phrases("""
nhờ đó việc đi lại bớt vất vả; cho nên hàng làm ra không còn ứ đọng; khiến nhiều nhà muốn làm theo;
và nếp làm ăn cũng thay đổi dần; nên ai nấy đều nhẹ bớt nỗi lo; nhờ thế mà đất không bỏ hoang;
và lòng tin cứ thế dày thêm; nên tiếng cười trở lại trong xóm; khiến phiên chợ đông vui hơn trước;
nhờ vậy nguồn nước được giữ sạch; nên trẻ nhỏ có chỗ vui chơi; và người ở xa cũng tìm về hỏi mua;
nên công việc trôi chảy hơn; khiến ngay cả người khó tính cũng gật đầu; và rừng dần xanh trở lại;
nên mùa sau đỡ phải lo giống; nhờ đó sổ sách rõ ràng hơn; và nghề cũ có thêm người nối
""")
THOUGHT = _phrases("""
điều đáng giữ lại là cách làm kiên nhẫn; việc nhỏ làm đều tay thì thành nếp;
không có lối tắt nào cho người làm nông; muốn đi đường dài thì phải đi cùng nhau;
cái khó nhất vẫn là thay đổi thói quen; lời hứa chỉ có giá khi được ghi vào sổ;
người trong cuộc hiểu rõ hơn ai hết; mỗi mùa vụ lại dạy thêm điều mới;
cái được lớn nhất là lòng tin của xóm giềng; chậm mà chắc vẫn hơn làm vội;
kinh nghiệm cũ vẫn còn chỗ dùng; chuyện nước nôi chưa bao giờ là chuyện riêng;
ai cũng có phần việc của mình; bàn cho kỹ rồi làm thì ít phải sửa;
đất không phụ người chịu khó; nghề nào cũng cần người giữ lửa
""")
THING = _phrases("""
con mương mới; phiên chợ sớm; vườn ươm chung; nếp nhà cũ; bến thuyền xưa; mùa ong trở lại;
lớp học cuối bản; cánh rừng giữ nước; khung cửi bên sông; hạt giống của làng; con đường liên xóm;
trạm bơm giữa đồng; sân phơi mùa nắng; nghề gốm giữ lửa; quầy hàng chung; ngọn chè trên dốc;
ao cá đầu nguồn; cuốn sổ tiết kiệm; buổi họp dưới gốc đa; chuyến hàng đi xa
""")
HEADINGS = _phrases("""
Bắt đầu từ việc gần; Cách làm của người trong xóm; Điều còn vướng; Nước về đến ruộng;
Nghề cũ, tay mới; Đường ra chợ; Giữ đất, giữ rừng; Những buổi họp dài; Góp công, góp của;
Chuyện ghi trong sổ; Mùa sau trông vào đâu; Người trẻ ở lại; Học lẫn nhau; Khi thời tiết đổi khác;
Lời của người đi trước; Tính đường dài; Chợ xa, hàng gần; Chung một bờ bao; Việc nhà, việc làng;
Nhìn lại một chặng đường
""")
HEADING_TAILS = _phrases("""
nhìn từ cánh đồng; lúc giao mùa; bên bờ kênh; qua lời kể; sau cơn lũ; ở vùng cao; nơi cửa sông;
trong mùa khô; theo cách riêng; từ những buổi đầu
""")
MATTERS = _phrases("""
nước tưới; cây giống; đường vận chuyển; kho chứa; sổ sách; vốn vay; lịch trực; phân bón hữu cơ;
nhãn hàng; lớp học nghề; khu phơi sấy; nơi bán chung; rác thải; chuồng trại; vườn ươm;
điện thắp sáng
""")
STATES = _phrases("""
đã ổn; còn phải bàn; đang làm; cần thêm người; giao cho tổ phụ trách; chờ mùa khô; làm hằng tuần;
đã có quy ước; xong phần chính; nhờ bên ngoài giúp; theo dõi thêm; chưa vội
""")
NOTES = _phrases("""
Ghi theo lời kể của người trong tổ, có đối chiếu với sổ sách; Tên gọi này chỉ dùng trong vùng;
Quy ước được đọc lại ở mỗi buổi họp; Cách tính do tổ tự đặt ra và giữ nguyên từ đầu;
Phần này không gồm việc làm của các xóm bên cạnh; Sổ gốc do người giữ kho cất giữ
""")
